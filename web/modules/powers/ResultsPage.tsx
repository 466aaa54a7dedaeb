import { Button, Flex, Form as AntdForm, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Form } from '../../kit/Form.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { Figures } from './Figures.tsx';
import { PowerNav } from './PowerNav.tsx';
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

function ProposeForm({ result, onClose }: { result: Result; onClose: () => void }) {
  const { t } = useTranslation('powers');
  const city = useCitySlug();
  const propose = useAction({
    quiet: true,
    done: t('done.proposed'),
    run: (input: Record<string, unknown>, key) => {
      const { year, departmentId, version } = result;
      return api.put(cityPath(city, 'powers/results'), { ...input, year, departmentId, version }, key);
    },
    onDone: onClose,
  });
  const pattern = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/;
  return (
    <Form
      schema={null}
      action={propose}
      submitLabel={t('act.propose')}
      initial={{ ownScore: result.own ?? '', headOwnScore: result.headOwn ?? '' }}
      onCancel={onClose}
    >
      <p>{t('scoredOf', { scored: result.scored, branches: result.branches })}</p>
      <AntdForm.Item name="ownScore" label={t('own')} rules={[{ required: true, pattern, message: t('scoreRule') }]}>
        <Input inputMode="decimal" maxLength={6} />
      </AntdForm.Item>
      <AntdForm.Item
        name="headOwnScore"
        label={t('headOwn')}
        rules={[{ required: true, pattern, message: t('scoreRule') }]}
      >
        <Input inputMode="decimal" maxLength={6} />
      </AntdForm.Item>
    </Form>
  );
}

function useColumns(onPropose: (result: Result) => void): Column<Result>[] {
  const { t } = useTranslation('powers');
  const [writes, finalises] = [useCan('powers.results.write'), useCan('powers.results.finalise')];
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
    { key: 'headTotal', title: t('headTotal'), align: 'right', render: (row) => row.headTotal ?? '—' },
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
    ...(writes || finalises
      ? [
          {
            key: 'act',
            title: t('acts'),
            render: (row: Result) =>
              row.state === 'final' ? null : (
                <Flex gap={8}>
                  <Can needs="powers.results.write">
                    <Button size="small" onClick={() => onPropose(row)}>
                      {t('act.propose')}
                    </Button>
                  </Can>
                  <Can needs="powers.results.finalise">
                    {row.state === 'proposed' ? <Finalise result={row} /> : null}
                  </Can>
                </Flex>
              ),
          },
        ]
      : []),
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
        empty={t('noResults')}
      />
      <FormDrawer title={chosen?.departmentName ?? ''} open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen ? <ProposeForm result={chosen} onClose={() => setChosen(null)} /> : null}
      </FormDrawer>
    </>
  );
}
