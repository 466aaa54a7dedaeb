import { Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Figures } from './Figures.tsx';
import { PowerNav } from './PowerNav.tsx';
import { ResultDetails } from './ResultDrawer.tsx';
import type { Result } from './types.ts';
import { useYearFilter } from './useYearFilter.ts';

function Finalise({ result }: { result: Result }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const finalise = useAction({
    done: t('done.final'),
    run: (_: string, key) =>
      api.post(cityPath(city, `powers/results/${result.id}/finalise`), { version: result.version }, key),
  });
  return (
    <ConfirmAction
      label={t('act.finalise')}
      title={t('finaliseTitle', { department: result.departmentName, total: result.total ?? '' })}
      pending={finalise.pending}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={finalise.run}
    >
      <p>{t('finaliseNote')}</p>
    </ConfirmAction>
  );
}

function useColumns(onOpen: (result: Result) => void): Column<Result>[] {
  const { t } = useTranslation('powers');
  const writes = useCan('powers.results.write');
  return [
    { key: 'department', title: t('department'), render: (row) => row.departmentName },
    { key: 'scored', title: t('scored'), align: 'right', render: (row) => `${row.scored} / ${row.branches}` },
    { key: 'own', title: t('own'), align: 'right', render: (row) => row.own ?? '—' },
    { key: 'streets', title: t('streets'), align: 'right', render: (row) => row.streets ?? '—' },
    { key: 'share', title: t('share'), align: 'right', hidden: true, render: (row) => row.share ?? '—' },
    { key: 'total', title: t('total'), align: 'right', render: (row) => row.total ?? '—' },
    { key: 'headOwn', title: t('headOwn'), align: 'right', hidden: true, render: (row) => row.headOwn ?? '—' },
    {
      key: 'headStreets',
      title: t('headStreets'),
      align: 'right',
      hidden: true,
      render: (row) => row.headStreets ?? '—',
    },
    { key: 'headTotal', title: t('headsMean'), align: 'right', render: (row) => row.headTotal ?? '—' },
    { key: 'figures', title: t('figures'), wrap: true, render: (row) => <Figures figures={row.figures} /> },
    {
      key: 'state',
      title: t('stateLabel'),
      render: (row) => (
        <Tag color={row.state === 'final' ? 'green' : row.state === 'proposed' ? 'gold' : 'default'}>
          {t(`result.${row.state ?? 'missing'}`)}
        </Tag>
      ),
    },
    {
      key: 'by',
      title: t('by'),
      render: (row) => [row.proposedByName, row.finalisedByName].filter(Boolean).join(' / ') || '—',
    },
    {
      key: 'act',
      title: t('acts'),
      render: (row) => (
        <Flex gap={8}>
          <Button size="small" onClick={() => onOpen(row)}>
            {t(writes && row.state !== 'final' ? 'act.propose' : 'act.details')}
          </Button>
          <Can needs="powers.results.finalise">{row.state === 'proposed' ? <Finalise result={row} /> : null}</Can>
        </Flex>
      ),
    },
  ];
}

/** What departments came to in a year, and which streets have yet to score their branches. */
export default function ResultsPage() {
  const { t } = useTranslation('powers');
  const year = useYearFilter();
  const [chosen, setChosen] = useState<Result | null>(null);
  return (
    <>
      <PageHeader title={t('results')} note={t('resultsNote')} />
      <PowerNav />
      <DataTable<Result>
        name="powers.results"
        label={t('results')}
        path="powers/results"
        columns={useColumns(setChosen)}
        filters={[year]}
        keyOf={({ departmentId }) => departmentId}
        exportPath="powers/results/export"
        empty={t('noResults')}
      />
      <FormDrawer
        title={chosen ? t('resultOf', { department: chosen.departmentName, year: chosen.year }) : ''}
        open={chosen !== null}
        onClose={() => setChosen(null)}
        width={720}
      >
        {chosen ? <ResultDetails result={chosen} onClose={() => setChosen(null)} /> : null}
      </FormDrawer>
    </>
  );
}
