import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { VisitList } from '../../../worker/modules/visits/input.ts';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { VisitNav } from './VisitNav.tsx';

type Row = z.output<typeof VisitList>['items'][number];

/** Visits that were made in the grids of one's duty; what was noted is read by opening the household. */
export default function RecordsPage() {
  const { t } = useTranslation('visits');
  const columns: Column<Row>[] = [
    { key: 'number', title: t('number'), render: (row) => row.number },
    { key: 'day', title: t('day'), render: (row) => row.day },
    { key: 'grid', title: t('grid'), render: (row) => row.gridName },
    { key: 'way', title: t('wayLabel'), render: (row) => t(`way.${row.way}`) },
    { key: 'outcome', title: t('outcomeLabel'), render: (row) => t(`outcome.${row.outcome}`) },
    { key: 'by', title: t('by'), render: (row) => row.byName },
  ];
  const filters: Filter[] = [
    { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community', 'grid'] },
    { key: 'from', label: t('from'), kind: 'day' },
    { key: 'until', label: t('until'), kind: 'day' },
  ];
  return (
    <>
      <PageHeader title={t('records')} note={t('records.note')} />
      <VisitNav />
      <DataTable<Row>
        name="visit-records"
        label={t('records')}
        path="visits/visits"
        columns={columns}
        filters={filters}
        keyOf={(row) => row.id}
        rowTo={(row) => `visits/${row.householdId}`}
      />
    </>
  );
}
