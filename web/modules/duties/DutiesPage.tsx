import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { DutyNav } from './DutyNav.tsx';
import { StateTag } from './StateTag.tsx';
import type { DutyListed } from './types.ts';

const states = [
  'draft',
  'acting',
  'submitted',
  'admitted',
  'rejected',
  'active',
  'withdrawn',
  'revoked',
  'expired',
] as const;
const kinds = ['duty', 'assist', 'temporary', 'emergency'] as const;

function useColumns(): Column<DutyListed>[] {
  const { t } = useTranslation('duties');
  const money = (key: 'amountFen' | 'heldFen' | 'settledFen', sort = false): Column<DutyListed> => ({
    key,
    title: t(key),
    align: 'right',
    sort,
    render: (row) => <Money fen={row[key]} />,
  });
  return [
    {
      key: 'code',
      title: t('code'),
      sort: true,
      render: (row) => row.code,
    },
    { key: 'title', title: t('name'), sort: true, wrap: true, render: (row) => row.title },
    { key: 'kind', title: t('kindLabel'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'department', title: t('department'), render: (row) => row.departmentName },
    { key: 'term', title: t('term'), render: (row) => `${row.fromMonth} – ${row.untilMonth}` },
    { key: 'targets', title: t('carriers'), align: 'right', render: (row) => row.targets },
    money('amountFen', true),
    money('heldFen', true),
    money('settledFen'),
    { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
  ];
}

/** Everything that departments hand down, and how far each has come. */
export default function DutiesPage() {
  const { t } = useTranslation('duties');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Can needs="duties.write">
            <Button type="primary" onClick={() => go('duties/new')}>
              {t('new')}
            </Button>
          </Can>
        }
      />
      <DutyNav />
      <DataTable<DutyListed>
        name="duties"
        label={t('list')}
        path="duties"
        columns={useColumns()}
        filters={[
          {
            key: 'state',
            label: t('stateLabel'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            key: 'kind',
            label: t('kindLabel'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          { key: 'departmentId', label: t('department'), kind: 'unit', kinds: ['department'] },
          { key: 'unitId', label: t('carrier'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `duties/${id}`}
        exportPath="duties/export"
        empty={t('none')}
      />
    </>
  );
}
