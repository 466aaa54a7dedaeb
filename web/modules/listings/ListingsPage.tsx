import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { ListingNav } from './ListingNav.tsx';
import { LightTag, StateTag } from './Tags.tsx';
import type { Listed } from './types.ts';
import { useKinds } from './useKinds.ts';
import { levels, lights, sources, states, waits } from './words.ts';

function usePlateColumns(): Column<Listed>[] {
  const { t } = useTranslation('listings');
  const { kindName } = useKinds();
  return [
    { key: 'number', title: t('number'), render: (row) => row.number },
    {
      key: 'title',
      title: t('name'),
      wrap: true,
      render: (row) => (
        <>
          {row.title} {row.level === 'ordinary' ? null : <Tag>{t(`level.${row.level}`)}</Tag>}
          {row.round > 1 ? <Tag color="orange">{t('round', { n: row.round })}</Tag> : null}
        </>
      ),
    },
    { key: 'light', title: t('lightLabel'), render: (row) => <LightTag light={row.light} /> },
    { key: 'kind', title: t('kindLabel'), render: (row) => kindName(row.kind) },
    {
      key: 'place',
      title: t('place'),
      wrap: true,
      render: ({ communityName, unitName }) => [...new Set([communityName, unitName].filter(Boolean))].join(' · '),
    },
    { key: 'owner', title: t('owner'), wrap: true, render: (row) => `${row.ownerUnitName} ${row.ownerName}` },
    { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
    { key: 'dueDay', title: t('dueDay'), sort: true, render: (row) => row.dueDay },
    { key: 'listedDay', title: t('listedDay'), sort: true, hidden: true, render: (row) => row.listedDay },
    { key: 'delistedDay', title: t('delistedDay'), hidden: true, render: (row) => row.delistedDay ?? '—' },
    {
      key: 'source',
      title: t('sourceLabel'),
      hidden: true,
      render: (row) => [t(`source.${row.source}`), row.sourceNumber].filter(Boolean).join(' '),
    },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('listings');
  const { options: kinds } = useKinds();
  const options = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return [
    { key: 'light', label: t('lightLabel'), kind: 'select', options: options(lights, (value) => t(`light.${value}`)) },
    { key: 'state', label: t('stateLabel'), kind: 'select', options: options(states, (value) => t(`state.${value}`)) },
    { key: 'waits', label: t('waitsLabel'), kind: 'select', options: options(waits, (value) => t(`waits.${value}`)) },
    { key: 'unitId', label: t('place'), kind: 'unit', kinds: ['city', 'street', 'community'] },
    { key: 'ownerUnitId', label: t('ownerUnit'), kind: 'unit' },
    { key: 'kind', label: t('kindLabel'), kind: 'select', options: kinds },
    { key: 'level', label: t('levelLabel'), kind: 'select', options: options(levels, (value) => t(`level.${value}`)) },
    {
      key: 'source',
      label: t('sourceLabel'),
      kind: 'select',
      options: options(sources, (value) => t(`source.${value}`)),
    },
    { key: 'again', label: t('again'), kind: 'select', options: [{ value: 'true', label: t('again') }] },
  ];
}

/** Every plate of the place, the nearest deadline first. */
export default function ListingsPage() {
  const { t } = useTranslation('listings');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <Can needs="listings.write">
              <Button type="primary" onClick={() => go('listings/new')}>
                {t('new')}
              </Button>
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <ListingNav />
      <DataTable<Listed>
        name="listings"
        label={t('title')}
        path="listings"
        columns={usePlateColumns()}
        filters={useFilters()}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `listings/${id}`}
        exportPath="listings/export"
        empty={t('none')}
      />
    </>
  );
}
