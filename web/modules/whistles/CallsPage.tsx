import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { CallTag, Due } from './Tags.tsx';
import type { ListedCall } from './types.ts';
import { WhistleNav } from './WhistleNav.tsx';

function useColumns(): Column<ListedCall>[] {
  const { t } = useTranslation('whistles');
  return [
    { key: 'title', title: t('name'), wrap: true, render: (row) => row.title },
    { key: 'place', title: t('place'), wrap: true, render: (row) => row.place },
    { key: 'due', title: t('due'), render: (row) => <Due at={row.dueAt} late={row.late} pausedAt={row.pausedAt} /> },
    { key: 'state', title: t('stateLabel'), render: (row) => <CallTag state={row.state} /> },
    { key: 'unit', title: t('body'), render: (row) => row.unitName },
    { key: 'street', title: t('street'), render: (row) => row.streetName },
    { key: 'kind', title: t('kindLabel'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'code', title: t('code'), render: (row) => row.code },
  ];
}

/** What a body is called to, the nearest deadline first: cards on a phone, each opening the report on the spot. */
export default function CallsPage() {
  const { t } = useTranslation('whistles');
  return (
    <>
      <PageHeader title={t('calls')} note={t('callsNote')} />
      <WhistleNav />
      <DataTable<ListedCall>
        name="whistle-calls"
        label={t('calls')}
        path="whistles/calls"
        columns={useColumns()}
        filters={[
          {
            key: 'waitsFor',
            label: t('waitsFor'),
            kind: 'select',
            options: [
              { value: 'department', label: t('side.department') },
              { value: 'street', label: t('side.street') },
            ],
          },
          { key: 'late', label: t('lateness'), kind: 'select', options: [{ value: 'true', label: t('late') }] },
        ]}
        keyOf={({ id }) => id}
        rowTo={({ whistleId }) => `whistles/${whistleId}`}
        empty={t('noCalls')}
      />
    </>
  );
}
