import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { PowerNav } from './PowerNav.tsx';
import { Deadline, StateTag } from './StateTag.tsx';
import type { Listed } from './types.ts';
import { kinds, sides } from './words.ts';

function useColumns(): Column<Listed>[] {
  const { t } = useTranslation('powers');
  return [
    { key: 'code', title: t('code'), render: (row) => row.code },
    { key: 'kind', title: t('kindLabel'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'title', title: t('name'), wrap: true, render: (row) => row.title },
    { key: 'street', title: t('street'), render: (row) => row.streetName },
    { key: 'department', title: t('department'), render: (row) => row.departmentName },
    { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
    { key: 'waitsFor', title: t('waitsFor'), render: (row) => (row.waitsFor ? t(`side.${row.waitsFor}`) : '—') },
    {
      key: 'deadlineDay',
      title: t('deadline'),
      sort: true,
      render: (row) => <Deadline day={row.deadlineDay} late={row.late} />,
    },
    { key: 'openedDay', title: t('opened'), sort: true, hidden: true, render: (row) => row.openedDay },
  ];
}

/** Every matter between streets and departments, the nearest deadline first. */
export default function MattersPage() {
  const { t } = useTranslation('powers');
  const go = useCityNavigate();
  const [uses, answers] = [useCan('powers.use'), useCan('powers.answer')];
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          uses || answers ? (
            <Button type="primary" onClick={() => go('powers/new')}>
              {t('new')}
            </Button>
          ) : null
        }
      />
      <PowerNav />
      <DataTable<Listed>
        name="powers"
        label={t('matters')}
        path="powers/matters"
        columns={useColumns()}
        filters={[
          {
            key: 'kind',
            label: t('kindLabel'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            key: 'waitsFor',
            label: t('waitsFor'),
            kind: 'select',
            options: sides.map((value) => ({ value, label: t(`side.${value}`) })),
          },
          { key: 'late', label: t('lateness'), kind: 'select', options: [{ value: 'true', label: t('late') }] },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'department'] },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `powers/${id}`}
        exportPath="powers/matters/export"
        empty={t('none')}
      />
    </>
  );
}
