import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { DutyNav } from './DutyNav.tsx';
import { useSettlementColumns } from './settlementColumns.tsx';
import type { Settlement } from './types.ts';

const states = ['reported', 'verified', 'returned'] as const;

/** Months that units reported, and what came of them. */
export default function SettlementsPage() {
  const { t } = useTranslation('duties');
  return (
    <>
      <PageHeader title={t('settlements')} note={t('settlementsNote')} />
      <DutyNav />
      <DataTable<Settlement>
        name="duties.settlements"
        label={t('settlements')}
        path="duties/settlements"
        columns={useSettlementColumns()}
        filters={[
          {
            key: 'state',
            label: t('stateLabel'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`month.${value}`) })),
          },
          { key: 'unitId', label: t('carrier'), kind: 'unit', kinds: ['street', 'community'] },
          { key: 'departmentId', label: t('department'), kind: 'unit', kinds: ['department'] },
          { key: 'late', label: t('late'), kind: 'select', options: [{ value: 'true', label: t('lateOnly') }] },
        ]}
        keyOf={({ id }) => id}
        exportPath="duties/settlements/export"
        empty={t('noMonths')}
      />
    </>
  );
}
