import { Alert, Button, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, cityPath } from '../../client.ts';
import { ConfirmAction } from '../../kit/ConfirmAction.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { FormDrawer } from '../../kit/FormDrawer.tsx';
import { useCanCityWide } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CycleFrame } from '../assessment/CycleFrame.tsx';
import type { Cycle } from '../assessment/types.ts';
import { OrphansPanel } from './OrphansPanel.tsx';
import './rating.css';
import { TasksOf } from './TasksOf.tsx';
import type { Coverage, Covered, PlanLine, RaterPlan } from './types.ts';

const shownLines = 50;

function Line({ line }: { line: PlanLine }) {
  const { t } = useTranslation('rating');
  const { kind, why, name, groupName, unitName, raterName } = line;
  return (
    <li>
      <Tag color={kind === 'add' ? 'green' : 'orange'}>{t(`plan.${kind}`)}</Tag>
      {t('planLine', { rater: raterName, name, group: groupName, unit: unitName })}
      {why ? ` · ${t(`why.${why}`)}` : null}
    </li>
  );
}

/** What the tree of today would change; nothing does until one confirmation. */
function Plan({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('rating');
  const city = useCitySlug();
  const path = `assessment/cycles/${cycle.id}/raters/plan`;
  const plan = useCityQuery<RaterPlan>(path, { pageSize: shownLines });
  const confirm = useAction({
    run: (_: null, key) => api.post<{ added: number; ended: number }>(cityPath(city, path), {}, key),
    done: t('planDone'),
  });
  const enrol = useAction({
    run: (_: null, key) => api.post(cityPath(city, `assessment/cycles/${cycle.id}/enrol`), {}, key),
    done: t('enrolled'),
  });
  if (plan.error) return <Failure error={plan.error} onRetry={() => void plan.refetch()} />;
  if (!plan.data) return <Skeleton active paragraph={{ rows: 1 }} />;
  const { added, ended, items, total } = plan.data;
  return (
    <section className="panel" aria-labelledby="rater-plan">
      <h2 id="rater-plan">{t('planTitle')}</h2>
      <p>{total === 0 ? t('planNothing') : t('planCounts', { added, ended })}</p>
      {total > 0 ? (
        <ul className="rating-groups">
          {items.map((line) => (
            <Line key={`${line.kind} ${line.workerId} ${line.group} ${line.unitName} ${line.raterName}`} line={line} />
          ))}
        </ul>
      ) : null}
      {total > items.length ? <p>{t('planMore', { n: total - items.length })}</p> : null}
      <Button loading={enrol.pending} onClick={() => void enrol.run(null)}>
        {t('enrol')}
      </Button>{' '}
      {total > 0 ? (
        <ConfirmAction
          label={t('planConfirm')}
          title={t('planTitle')}
          pending={confirm.pending}
          button={{ type: 'primary' }}
          onConfirm={() => confirm.run(null)}
        >
          <p>{t('planCounts', { added, ended })}</p>
        </ConfirmAction>
      ) : null}
    </section>
  );
}

function GroupsOf({ person }: { person: Covered }) {
  const { t } = useTranslation('rating');
  return (
    <ul className="rating-groups">
      {person.groups.map(({ group, groupName, unitId, unitName, raters, sent, gap }) => (
        <li key={`${group} ${unitId}`}>
          {t('covered', { group: groupName, unit: unitName, sent, n: raters })}
          {gap ? <span className="rating-gap"> {t(`gap.${gap}`, { n: raters })}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Table({ cycle, settling }: { cycle: Cycle; settling: boolean }) {
  const { t } = useTranslation('rating');
  const [chosen, setChosen] = useState<Covered | null>(null);
  const columns: Column<Covered>[] = [
    { key: 'name', title: t('person'), render: ({ name }) => name },
    { key: 'unit', title: t('unit'), render: ({ unitName }) => unitName },
    { key: 'post', title: t('postType'), render: ({ postType }) => t(`post.${postType}`) },
    { key: 'groups', title: t('raters'), wrap: true, render: (person) => <GroupsOf person={person} /> },
    {
      key: 'open',
      title: t('correct'),
      render: (person) => <Button onClick={() => setChosen(person)}>{t('see')}</Button>,
    },
  ];
  return (
    <>
      <DataTable<Covered>
        name="raters"
        label={t('raters')}
        path={`assessment/cycles/${cycle.id}/raters/coverage`}
        columns={columns}
        keyOf={({ workerId }) => workerId}
        filters={[
          { key: 'unitId', label: t('unit'), kind: 'unit', kinds: ['street', 'community'] },
          { key: 'gaps', label: t('gaps'), kind: 'select', options: [{ value: 'only', label: t('gaps.only') }] },
        ]}
        summary={(answer) => {
          const { people, withGaps, raters, tasks, sent } = answer as unknown as Coverage;
          return <p className="rating-counts">{t('coverage', { people, withGaps, raters, tasks, sent })}</p>;
        }}
        empty={t('nobody')}
      />
      <FormDrawer
        title={chosen ? t('ratersOf', { name: chosen.name }) : ''}
        open={chosen !== null}
        onClose={() => setChosen(null)}
      >
        {chosen ? (
          <TasksOf cycleId={cycle.id} person={chosen} settling={settling} open={cycle.state === 'open'} />
        ) : null}
      </FormDrawer>
    </>
  );
}

/** Who rates whom: worked out from the tree, its gaps named, corrected by hand with a reason. */
export default function RatersPage() {
  const { t } = useTranslation('rating');
  const runs = useCanCityWide('assessment.write');
  return (
    <CycleFrame>
      {(cycle) => {
        const settling = cycle.state === 'planned' || cycle.state === 'open';
        return (
          <>
            {settling && runs ? <OrphansPanel cycleId={cycle.id} /> : null}
            {settling && runs ? <Plan cycle={cycle} /> : null}
            {settling ? null : <Alert type="info" showIcon title={t('settled')} />}
            <Table cycle={cycle} settling={settling} />
          </>
        );
      }}
    </CycleFrame>
  );
}
