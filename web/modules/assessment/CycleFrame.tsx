import { Select, Skeleton, Tag } from 'antd';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan } from '../../kit/session.tsx';
import { SubNav } from '../../kit/SubNav.tsx';
import './assessment.css';
import { NewCycle } from './NewCycle.tsx';
import type { Cycle } from './types.ts';
import { useCycle } from './useCycle.ts';

function CycleNav({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation(['assessment', 'rating', 'appeal']);
  const canWrite = useCan('assessment.write');
  const canMark = useCan('assessment.marks.write');
  const { cycleId }: { cycleId?: string } = useParams({ strict: false });
  const at = `assessment/${cycle.id}`;
  const items = [
    { to: cycleId ? at : 'assessment', label: t('people') },
    ...(canMark ? [{ to: `${at}/regular`, label: t('regular') }] : []),
    { to: `${at}/events`, label: t('events') },
    { to: `${at}/distribution`, label: t('distribution') },
    { to: `${at}/ranking`, label: t('ranking') },
    { to: `${at}/ballots`, label: t('ballots') },
    { to: `${at}/moves`, label: t('moves') },
    ...(canWrite ? [{ to: `${at}/publicity`, label: t('appeal:publicity') }] : []),
    { to: `${at}/appeals`, label: t('appeal:title') },
    { to: `${at}/forms`, label: t('appeal:forms') },
    { to: 'assessment-warnings', label: t('appeal:warnings') },
    ...(canWrite
      ? [
          { to: `${at}/raters`, label: t('rating:raters') },
          { to: `${at}/reminders`, label: t('rating:reminders') },
        ]
      : []),
    ...(canWrite && cycle.state === 'open' ? [{ to: `${at}/import`, label: t('import') }] : []),
    { to: 'assessment-schemes', label: t('schemes') },
  ];
  return <SubNav label={t('title')} items={items} />;
}

function YearSelect({ cycle, years }: { cycle: Cycle; years: ReturnType<typeof useCycle>['years'] }) {
  const { t } = useTranslation('assessment');
  const go = useCityNavigate();
  return (
    <Select
      aria-label={t('year')}
      value={cycle.id}
      options={years.map(({ id, year }) => ({ value: id, label: t('yearOf', { year }) }))}
      onChange={(id: string) => go(`assessment/${id}`)}
    />
  );
}

/** What every page of a cycle has: the year, the ways to its parts, and a word where there is no cycle yet. */
export function CycleFrame({ children }: { children: (cycle: Cycle) => ReactNode }) {
  const { t } = useTranslation('assessment');
  const { cycle, years, none, error, retry } = useCycle();
  if (error) return <Failure whole error={error} onRetry={retry} />;
  if (none) return <PageHeader title={t('title')} note={t('noneYet')} actions={<NewCycle years={[]} />} />;
  if (!cycle) return <Skeleton active />;
  const note = (
    <>
      {cycle.schemeName}
      {cycle.representative ? <Tag className="assessment-example">{t('representative')}</Tag> : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={t('titleOf', { year: cycle.year })}
        note={note}
        actions={
          <>
            <YearSelect cycle={cycle} years={years} />
            <NewCycle years={years} />
          </>
        }
      />
      <CycleNav cycle={cycle} />
      {children(cycle)}
    </>
  );
}
