import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import './organisation.css';
import { OrganisationNav } from './OrganisationNav.tsx';
import { unitKinds, type Unit } from './types.ts';

function useUnitColumns(): Column<Unit>[] {
  const { t } = useTranslation('organisation');
  return [
    {
      key: 'name',
      title: t('name'),
      sort: true,
      render: ({ id, name }) => (
        <CityLink to="organisation" search={{ unit: id }}>
          {name}
        </CityLink>
      ),
    },
    { key: 'kind', title: t('kind'), render: ({ kind }) => t(`kind.${kind}`) },
    { key: 'code', title: t('code'), sort: true, render: ({ code }) => code ?? '—' },
    {
      key: 'households',
      title: t('households'),
      sort: true,
      align: 'right',
      render: ({ households }) => households?.toLocaleString('zh-CN') ?? '—',
    },
    { key: 'from', title: t('fromDay'), hidden: true, render: ({ fromDay }) => <Day value={fromDay} /> },
    {
      key: 'state',
      title: t('state'),
      render: ({ untilDay }) =>
        untilDay ? <Tag color="red">{`${t('closed')} ${untilDay}`}</Tag> : <Tag color="green">{t('open')}</Tag>,
    },
  ];
}

/** All units as a list to sort and filter: communities by households, what was closed, what is below a street. */
export default function UnitsPage() {
  const { t } = useTranslation('organisation');
  const columns = useUnitColumns();
  return (
    <>
      <PageHeader title={t('units')} note={t('unitsNote')} />
      <OrganisationNav />
      <DataTable<Unit>
        name="units"
        label={t('units')}
        path="organisation/units"
        columns={columns}
        keyOf={({ id }) => id}
        search={t('search')}
        filters={[
          {
            key: 'kind',
            label: t('kind'),
            kind: 'select',
            options: unitKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          { key: 'under', label: t('under'), kind: 'unit', kinds: ['city', 'street', 'community', 'department'] },
          {
            key: 'closed',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'no', label: t('open') },
              { value: 'only', label: t('closed') },
            ],
          },
        ]}
      />
    </>
  );
}
