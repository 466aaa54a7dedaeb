import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { areaText } from './area.ts';
import { FacilityNav } from './FacilityNav.tsx';
import type { Listed } from './types.ts';
import { useStandard } from './useStandard.ts';

function useFacilityColumns({ kindName, serviceName }: ReturnType<typeof useStandard>): Column<Listed>[] {
  const { t } = useTranslation('facilities');
  return [
    {
      key: 'name',
      title: t('name'),
      sort: true,
      wrap: true,
      render: (row) => (
        <>
          {row.name} {row.closedDay ? <Tag>{t('closedOn', { day: row.closedDay })}</Tag> : null}
        </>
      ),
    },
    { key: 'kind', title: t('kind'), render: (row) => kindName(row.kind) },
    { key: 'street', title: t('street'), render: (row) => row.streetName ?? '—' },
    { key: 'unit', title: t('unit'), render: (row) => row.unitName },
    { key: 'address', title: t('address'), wrap: true, render: (row) => row.address },
    {
      key: 'areaHundredths',
      title: t('area'),
      sort: true,
      align: 'right',
      render: (row) => areaText(row.areaHundredths),
    },
    { key: 'manager', title: t('manager'), render: (row) => row.managerName },
    {
      key: 'services',
      title: t('services'),
      hidden: true,
      wrap: true,
      render: (row) => row.services.map(serviceName).join('、'),
    },
    { key: 'spentFen', title: t('spent'), sort: true, align: 'right', render: (row) => <Money fen={row.spentFen} /> },
  ];
}

/** Every place of the party and the people, with what it offers and what it cost. */
export default function FacilitiesPage() {
  const { t } = useTranslation('facilities');
  const go = useCityNavigate();
  const standard = useStandard();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Can needs="facilities.write">
            <Button type="primary" onClick={() => go('facilities/new')}>
              {t('new')}
            </Button>
          </Can>
        }
      />
      <FacilityNav />
      <DataTable<Listed>
        name="facilities"
        label={t('title')}
        path="facilities"
        columns={useFacilityColumns(standard)}
        filters={[
          { key: 'kind', label: t('kind'), kind: 'select', options: standard.kinds },
          { key: 'service', label: t('services'), kind: 'select', options: standard.services },
          {
            key: 'state',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'open', label: t('state.open') },
              { value: 'closed', label: t('state.closed') },
            ],
          },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `facilities/${id}`}
        exportPath="facilities/export"
        empty={t('none')}
      />
    </>
  );
}
