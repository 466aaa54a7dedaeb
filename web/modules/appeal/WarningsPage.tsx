import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import type { Warning } from './types.ts';

/** Whoever was unqualified for too many years in a row, with the results that say so. */
export default function WarningsPage() {
  const { t } = useTranslation(['appeal', 'assessment']);
  const columns: Column<Warning>[] = [
    { key: 'name', title: t('assessment:name'), render: ({ name }) => name },
    { key: 'unit', title: t('assessment:unit'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'years', title: t('years'), render: ({ years }) => years.join(' · ') },
    { key: 'since', title: t('since'), render: ({ onDay }) => <Day value={onDay} /> },
  ];
  return (
    <>
      <PageHeader title={t('warnings')} note={t('warningsNote')} />
      <DataTable<Warning>
        name="contract-warnings"
        label={t('warnings')}
        path="assessment/contract-warnings"
        columns={columns}
        keyOf={({ finalId }) => finalId}
        rowTo={({ workerId }) => `roster/${workerId}`}
        empty={t('noWarnings')}
      />
    </>
  );
}
