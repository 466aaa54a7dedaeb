import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import type { Column } from '../../kit/table.ts';
import type { LineListed } from './types.ts';
import { useSettings } from './useSettings.ts';
import { hoursText, lineStates, lists, stateColours } from './words.ts';

/** What is promised or done, in hours and yuan, each only where there is some. */
export function Amounts({ minutes, fen }: { minutes: number; fen: number }) {
  const { t } = useTranslation('alliance');
  if (minutes === 0 && fen === 0) return <>—</>;
  return (
    <span className="alliance-amounts">
      {minutes > 0 ? <span>{t('hoursOf', { hours: hoursText(minutes) })}</span> : null}
      {fen > 0 ? <Money fen={fen} /> : null}
    </span>
  );
}

export function LineState({ state, late, pausedDay }: Pick<LineListed, 'state' | 'late' | 'pausedDay'>) {
  const { t } = useTranslation('alliance');
  return (
    <>
      <Tag color={stateColours[state]}>{t(`state.${state}`)}</Tag>
      {late ? <Tag color="red">{t('late')}</Tag> : null}
      {pausedDay ? <Tag color="purple">{t('pausedSince', { day: pausedDay })}</Tag> : null}
    </>
  );
}

function useLineColumns(owned: boolean): Column<LineListed>[] {
  const { t } = useTranslation('alliance');
  const { themeName, listName } = useSettings();
  const owner: Column<LineListed> = {
    key: 'organisation',
    title: t('owner'),
    wrap: true,
    render: (row) => row.organisationName ?? '—',
  };
  return [
    { key: 'title', title: t('lineTitle'), wrap: true, render: (row) => row.title },
    { key: 'list', title: t('list'), render: (row) => listName(row.list) },
    { key: 'theme', title: t('theme'), render: (row) => themeName(row.theme) },
    { key: 'unit', title: t('forUnit'), render: (row) => row.unitName },
    ...(owned ? [] : [owner]),
    {
      key: 'promisedMinutes',
      title: t('promised'),
      align: 'right',
      sort: true,
      render: (row) => <Amounts minutes={row.promisedMinutes} fen={row.promisedFen} />,
    },
    {
      key: 'delivered',
      title: t('delivered'),
      align: 'right',
      render: (row) => <Amounts minutes={row.deliveredMinutes} fen={row.deliveredFen} />,
    },
    { key: 'dueDay', title: t('dueDay'), sort: true, render: (row) => row.dueDay },
    { key: 'state', title: t('state'), render: (row) => <LineState {...row} /> },
  ];
}

/** Lines of the four lists: all of them, or those of one organisation. */
export function LineTable({ name, organisationId }: { name: string; organisationId?: string }) {
  const { t } = useTranslation('alliance');
  const { themes, listName } = useSettings();
  return (
    <DataTable<LineListed>
      name={name}
      label={t('lists')}
      path="alliance/lines"
      query={organisationId ? { organisationId } : {}}
      columns={useLineColumns(organisationId !== undefined)}
      filters={[
        { key: 'list', label: t('list'), kind: 'select', options: lists.map((value) => ({ value, label: listName(value) })) }, // prettier-ignore
        { key: 'state', label: t('state'), kind: 'select', options: lineStates.map((value) => ({ value, label: t(`state.${value}`) })) }, // prettier-ignore
        { key: 'theme', label: t('theme'), kind: 'select', options: themes },
        { key: 'late', label: t('late'), kind: 'select', options: [{ value: 'true', label: t('onlyLate') }] },
        { key: 'overdue', label: t('overdue'), kind: 'select', options: [{ value: 'true', label: t('overdue') }] },
        { key: 'alarm', label: t('alarmed'), kind: 'select', options: [{ value: 'true', label: t('alarmed') }] },
        { key: 'dueFrom', label: t('dueFrom'), kind: 'day' },
        { key: 'dueUntil', label: t('dueUntil'), kind: 'day' },
        ...(organisationId ? [] : [{ key: 'unitId', label: t('forUnit'), kind: 'unit' as const, kinds: ['street', 'community'] }]), // prettier-ignore
      ]}
      search={t('searchLine')}
      keyOf={({ id }) => id}
      rowTo={({ id }) => `alliance/lines/${id}`}
      exportPath="alliance/lines/export"
      empty={t('noLines')}
    />
  );
}
