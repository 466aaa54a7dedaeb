import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { FollowupNav } from './FollowupNav.tsx';
import { StateTag } from './StateTag.tsx';
import type { Listed } from './types.ts';
import { kinds, reasons, states } from './words.ts';

function useFollowupColumns(): Column<Listed>[] {
  const { t } = useTranslation('followups');
  return [
    { key: 'number', title: t('number'), render: (row) => row.number },
    { key: 'title', title: t('name'), wrap: true, render: (row) => row.title },
    { key: 'kind', title: t('kindLabel'), render: (row) => `${t(`kind.${row.kind}`)} ${row.subjectNumber}` },
    { key: 'target', title: t('target'), render: (row) => row.targetUnitName },
    { key: 'why', title: t('why'), render: (row) => t(`why.${row.why}`) },
    { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
    { key: 'visitor', title: t('visitor'), render: (row) => row.visitorName ?? '—' },
    {
      key: 'dueDay',
      title: t('dueDay'),
      sort: true,
      render: (row) => (
        <>
          {row.dueDay} {row.late ? <Tag color="red">{t('late')}</Tag> : null}
        </>
      ),
    },
    { key: 'foundDay', title: t('foundDay'), sort: true, render: (row) => row.foundDay ?? '—' },
    { key: 'place', title: t('place'), hidden: true, render: (row) => row.unitName },
    { key: 'closedDay', title: t('closedDay'), hidden: true, render: (row) => row.closedDay },
    {
      key: 'effect',
      title: t('effectLabel'),
      hidden: true,
      render: (row) => (row.effect ? t(`effect.${row.effect}`) : '—'),
    },
  ];
}

function useFilters(): Filter[] {
  const { t } = useTranslation('followups');
  const options = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  const only = (key: 'mine' | 'late', label: string): Filter => ({
    key,
    label,
    kind: 'select',
    options: [{ value: 'true', label }],
  });
  return [
    { key: 'state', label: t('stateLabel'), kind: 'select', options: options(states, (value) => t(`state.${value}`)) },
    only('mine', t('mine')),
    { key: 'waits', label: t('toAssign'), kind: 'select', options: [{ value: 'assign', label: t('toAssign') }] },
    { key: 'kind', label: t('kindLabel'), kind: 'select', options: options(kinds, (value) => t(`kind.${value}`)) },
    { key: 'why', label: t('why'), kind: 'select', options: options(reasons, (value) => t(`why.${value}`)) },
    { key: 'targetUnitId', label: t('target'), kind: 'unit' },
    { key: 'unitId', label: t('place'), kind: 'unit', kinds: ['city', 'street', 'community'] },
    only('late', t('late')),
    { key: 'drawnFrom', label: t('drawnFrom'), kind: 'day' },
    { key: 'drawnUntil', label: t('drawnUntil'), kind: 'day' },
  ];
}

/** Every follow-up of the place or of one's own, those to be made first. */
export default function FollowupsPage() {
  const { t } = useTranslation('followups');
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <FollowupNav />
      <DataTable<Listed>
        name="followups"
        label={t('title')}
        path="follow-ups"
        columns={useFollowupColumns()}
        filters={useFilters()}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `follow-ups/${id}`}
        exportPath="follow-ups/export"
        empty={t('none')}
      />
    </>
  );
}
