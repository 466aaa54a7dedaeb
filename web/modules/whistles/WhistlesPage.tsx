import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { Due, WhistleTag } from './Tags.tsx';
import type { Listed } from './types.ts';
import { WhistleNav } from './WhistleNav.tsx';
import { kinds, states } from './words.ts';

function useColumns(): Column<Listed>[] {
  const { t } = useTranslation('whistles');
  return [
    { key: 'code', title: t('code'), render: (row) => row.code },
    { key: 'kind', title: t('kindLabel'), render: (row) => t(`kind.${row.kind}`) },
    { key: 'title', title: t('name'), wrap: true, render: (row) => row.title },
    { key: 'place', title: t('place'), hidden: true, render: (row) => row.place },
    { key: 'street', title: t('street'), render: (row) => row.streetName },
    { key: 'state', title: t('stateLabel'), render: (row) => <WhistleTag state={row.state} /> },
    { key: 'bodies', title: t('bodiesEnded'), align: 'right', render: (row) => `${row.ended} / ${row.calls}` },
    { key: 'nextDueAt', title: t('due'), sort: true, render: (row) => <Due at={row.nextDueAt} late={row.late} /> },
    { key: 'draftedDay', title: t('drafted'), sort: true, hidden: true, render: (row) => row.draftedDay },
  ];
}

/** Every whistle of the reader's scope, the nearest deadline first. */
export default function WhistlesPage() {
  const { t } = useTranslation('whistles');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Can needs="whistles.write">
            <Button type="primary" onClick={() => go('whistles/new')}>
              {t('new')}
            </Button>
          </Can>
        }
      />
      <WhistleNav />
      <DataTable<Listed>
        name="whistles"
        label={t('title')}
        path="whistles"
        columns={useColumns()}
        filters={[
          {
            key: 'kind',
            label: t('kindLabel'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            key: 'state',
            label: t('stateLabel'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          { key: 'late', label: t('lateness'), kind: 'select', options: [{ value: 'true', label: t('late') }] },
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'department'] },
        ]}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `whistles/${id}`}
        exportPath="whistles/export"
        empty={t('none')}
      />
    </>
  );
}
