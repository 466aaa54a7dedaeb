import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can, useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { OpeningForm } from './OpeningForm.tsx';
import './pay.css';
import { PayNav } from './PayNav.tsx';
import type { Opening } from './types.ts';
import { thisYear } from '../../kit/today.ts';

function useColumns(onChange: (opening: Opening) => void): Column<Opening>[] {
  const { t } = useTranslation('pay');
  const may = useCan('pay.facts.write');
  const money = (key: 'incomeFen' | 'insuranceFen' | 'specialFen' | 'taxFen'): Column<Opening> => ({
    key,
    title: t(`opening.${key}`),
    align: 'right',
    render: (opening) => <Money fen={opening[key]} />,
  });
  const columns: Column<Opening>[] = [
    { key: 'name', title: t('name'), sort: true, render: ({ workerName }) => workerName },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'year', title: t('year'), sort: true, render: ({ year }) => year },
    { key: 'months', title: t('openingMonths'), align: 'right', render: ({ months }) => months },
    money('incomeFen'),
    money('insuranceFen'),
    money('specialFen'),
    money('taxFen'),
    {
      key: 'rules',
      title: t('openingRules'),
      render: ({ firstJob, upfront }) => (
        <>
          {firstJob ? <Tag>{t('opening.firstJob')}</Tag> : null}
          {upfront ? <Tag>{t('opening.upfront')}</Tag> : null}
        </>
      ),
    },
  ];
  if (!may) return columns;
  const acts = (opening: Opening) => (
    <Button size="small" onClick={() => onChange(opening)}>
      {t('act.change')}
    </Button>
  );
  return [...columns, { key: 'acts', title: t('acts'), render: acts }];
}

/** What cumulative withholding starts from: pay and tax of the year before the city came here. */
export default function OpeningsPage() {
  const { t } = useTranslation('pay');
  const [open, setOpen] = useState<Opening | 'new' | null>(null);
  const close = () => setOpen(null);
  const [year] = useState(thisYear);
  const years = [year, year - 1, year - 2].map((value) => ({ value: String(value), label: String(value) }));
  const record = (
    <Can needs="pay.facts.write">
      <Button type="primary" onClick={() => setOpen('new')}>
        {t('recordOpening')}
      </Button>
    </Can>
  );
  return (
    <>
      <PageHeader title={t('openings')} note={t('openingsNote')} actions={record} />
      <PayNav />
      <DataTable<Opening>
        name="pay.openings"
        label={t('openings')}
        path="pay/tax-openings"
        columns={useColumns(setOpen)}
        keyOf={(opening) => `${opening.workerId} ${opening.year}`}
        search={t('searchName')}
        filters={[{ key: 'year', label: t('year'), kind: 'select', options: years }]}
        empty={t('noOpenings')}
      />
      <FormDrawer title={t('recordOpening')} open={open !== null} onClose={close}>
        {open === null ? null : <OpeningForm standing={open === 'new' ? null : open} year={year} onDone={close} />}
      </FormDrawer>
    </>
  );
}
