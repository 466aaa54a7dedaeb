import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import type { Column } from '../../kit/table.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import type { Cycle } from '../assessment/types.ts';
import './rating.css';
import type { Progress, Reminder, Reminders } from './types.ts';

const views = ['rater', 'street', 'community', 'group'] as const;
type View = (typeof views)[number];

function ByRater({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('rating');
  const columns: Column<Reminder>[] = [
    { key: 'rater', title: t('rater'), render: ({ raterName }) => raterName },
    { key: 'street', title: t('street'), render: ({ streetName }) => streetName ?? '—' },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName ?? '—' },
    { key: 'group', title: t('group'), render: ({ groupName }) => groupName },
    { key: 'total', title: t('tasks'), align: 'right', render: ({ total }) => total },
    { key: 'begun', title: t('begun'), align: 'right', render: ({ begun }) => begun },
    { key: 'waiting', title: t('waiting'), align: 'right', render: ({ waiting }) => waiting },
    { key: 'account', title: t('account'), render: ({ account }) => (account ? null : <Tag color="orange">{t('noAccount')}</Tag>) },
  ]; // prettier-ignore
  const states = (['waiting', 'sent'] as const).map((value) => ({ value, label: t(`state.${value}`) }));
  return (
    <DataTable<Reminder>
      name="reminders"
      label={t('reminders')}
      path={`assessment/cycles/${cycle.id}/reminders`}
      exportPath={`assessment/cycles/${cycle.id}/reminders/export`}
      columns={columns}
      search={t('searchRater')}
      keyOf={({ raterId, group }) => `${raterId} ${group}`}
      filters={[
        { key: 'state', label: t('state'), kind: 'select', options: states },
        { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
        { key: 'group', label: t('group'), kind: 'select', options: cycle.groups.map(({ code, name }) => ({ value: code, label: name })) },
      ]}
      summary={(answer) => {
        const { raters, waitingRaters, tasks, waitingTasks } = answer as unknown as Reminders;
        return <p className="rating-counts">{t('reminded', { raters, waitingRaters, tasks, waitingTasks })}</p>;
      }}
    />
  ); // prettier-ignore
}

function ByPlace({ cycle, by }: { cycle: Cycle; by: Exclude<View, 'rater'> }) {
  const { t } = useTranslation('rating');
  const columns: Column<Progress>[] = [
    { key: 'name', title: t(by), render: ({ name }) => name },
    { key: 'raters', title: t('raterCount'), align: 'right', render: ({ raters }) => raters },
    { key: 'waitingRaters', title: t('waitingRaters'), align: 'right', render: ({ waitingRaters }) => waitingRaters },
    { key: 'tasks', title: t('tasks'), align: 'right', render: ({ tasks }) => tasks },
    { key: 'sent', title: t('isSent'), align: 'right', render: ({ sent }) => sent },
  ];
  return (
    <DataTable<Progress>
      name={`rating-progress-${by}`}
      label={t('reminders')}
      path={`assessment/cycles/${cycle.id}/rating-progress`}
      query={{ by }}
      columns={columns}
      keyOf={({ key }) => key}
    />
  );
}

/** Who has not sent their ratings, by person, street, community and group, to be reminded. */
export default function RemindersPage() {
  const { t } = useTranslation('rating');
  const [view, setView] = useState<View>('rater');
  const options = views.map((value) => ({ value, label: t(`by.${value}`) }));
  return (
    <CycleFrame>
      {(cycle) => (
        <>
          <Segmented aria-label={t('reminders')} options={options} value={view} onChange={setView} />
          {view === 'rater' ? <ByRater cycle={cycle} /> : <ByPlace key={view} cycle={cycle} by={view} />}
        </>
      )}
    </CycleFrame>
  );
}
