import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column, Filter } from '../../kit/table.ts';
import { CaseNav } from './CaseNav.tsx';
import { Deadline, RatingTag, StateTag } from './CaseTags.tsx';
import type { Listed } from './types.ts';
import { categoryName, useCategories, type Option } from './useCategories.ts';
import { channels, dues, results, states, urgencies, waits } from './words.ts';

function useCaseColumns(categories: readonly Option[]): Column<Listed>[] {
  const { t } = useTranslation('cases');
  return [
    { key: 'number', title: t('number'), render: (row) => row.number },
    {
      key: 'title',
      title: t('name'),
      wrap: true,
      render: (row) => (
        <>
          {row.title} {row.urgency === 'urgent' ? <Tag color="red">{t('urgency.urgent')}</Tag> : null}
        </>
      ),
    },
    { key: 'category', title: t('category'), render: (row) => categoryName(categories, row.category) },
    { key: 'place', title: t('place'), wrap: true, render: (row) => placeOf(row) },
    { key: 'state', title: t('stateLabel'), render: (row) => <StateTag state={row.state} /> },
    { key: 'deadlineDay', title: t('deadline'), sort: true, render: (row) => <Deadline row={row} /> },
    { key: 'dueDay', title: t('dueDay'), sort: true, render: (row) => row.dueDay },
    { key: 'lead', title: t('lead'), render: (row) => row.leadName ?? '—' },
    { key: 'rating', title: t('rating'), render: (row) => <RatingTag rating={row.rating} /> },
    { key: 'channel', title: t('channelLabel'), hidden: true, render: (row) => t(`channel.${row.channel}`) },
    { key: 'openedDay', title: t('opened'), sort: true, hidden: true, render: (row) => row.openedDay },
  ];
}

const placeOf = ({ communityName, unitName }: Listed): string =>
  communityName === null || communityName === unitName ? unitName : `${communityName} · ${unitName}`;

function useFilters(categories: readonly Option[]): Filter[] {
  const { t } = useTranslation('cases');
  const options = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return [
    { key: 'state', label: t('stateLabel'), kind: 'select', options: options(states, (value) => t(`state.${value}`)) },
    { key: 'waits', label: t('waitsLabel'), kind: 'select', options: options(waits, (value) => t(`waits.${value}`)) },
    { key: 'due', label: t('dueLabel'), kind: 'select', options: options(dues, (value) => t(`due.${value}`)) },
    { key: 'unitId', label: t('place'), kind: 'unit', kinds: ['city', 'street', 'community'] },
    { key: 'partUnitId', label: t('handledBy'), kind: 'unit' },
    { key: 'category', label: t('category'), kind: 'select', options: [...categories] },
    {
      key: 'urgency',
      label: t('urgencyLabel'),
      kind: 'select',
      options: options(urgencies, (value) => t(`urgency.${value}`)),
    },
    {
      key: 'channel',
      label: t('channelLabel'),
      kind: 'select',
      options: options(channels, (value) => t(`channel.${value}`)),
    },
    { key: 'rating', label: t('rating'), kind: 'select', options: options(results, (value) => t(`result.${value}`)) },
  ];
}

/** Every request of the place, the nearest deadline first. */
export default function CasesPage() {
  const { t } = useTranslation('cases');
  const go = useCityNavigate();
  const categories = useCategories();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Can needs="cases.write">
            <Button type="primary" onClick={() => go('cases/new')}>
              {t('new')}
            </Button>
          </Can>
        }
      />
      <CaseNav />
      <DataTable<Listed>
        name="cases"
        label={t('title')}
        path="cases"
        columns={useCaseColumns(categories)}
        filters={useFilters(categories)}
        search={t('search')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `cases/${id}`}
        exportPath="cases/export"
        empty={t('none')}
      />
    </>
  );
}
