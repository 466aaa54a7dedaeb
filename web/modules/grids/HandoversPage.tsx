import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { GridNav } from './GridNav.tsx';
import type { HandoverRow } from './types.ts';

/** Handovers drawn up and signed off, the open ones first. */
export default function HandoversPage() {
  const { t } = useTranslation('grids');
  const columns: Column<HandoverRow>[] = [
    { key: 'person', title: t('name'), render: (row) => row.personName },
    { key: 'unit', title: t('unit'), render: (row) => row.unitName },
    { key: 'day', title: t('leaveDay'), render: (row) => row.day },
    { key: 'items', title: t('items'), align: 'right', render: (row) => row.items },
    {
      key: 'state',
      title: t('stateLabel'),
      render: (row) => <Tag color={row.state === 'open' ? 'gold' : 'green'}>{t(`state.${row.state}`)}</Tag>,
    },
    { key: 'openedBy', title: t('openedBy'), render: (row) => row.openedByName },
    { key: 'signedBy', title: t('signedBy'), render: (row) => row.signedByName ?? '—' },
    { key: 'reason', title: t('reason'), wrap: true, hidden: true, render: (row) => row.reason },
  ];
  return (
    <>
      <PageHeader title={t('handovers')} note={t('handoversNote')} />
      <GridNav />
      <DataTable<HandoverRow>
        name="grids.handovers"
        label={t('handovers')}
        path="grids/handovers"
        columns={columns}
        filters={[
          {
            key: 'state',
            label: t('stateLabel'),
            kind: 'select',
            options: (['open', 'signed'] as const).map((value) => ({ value, label: t(`state.${value}`) })),
          },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `grids/handovers/${id}`}
        empty={t('noHandovers')}
      />
    </>
  );
}
