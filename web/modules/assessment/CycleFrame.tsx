import { Select, Skeleton, Tag } from 'antd';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCan, useCanCityWide } from '../../kit/session.tsx';
import { GroupedSubNav, type SubNavItem } from '../../kit/SubNav.tsx';
import './assessment.css';
import { NewCycle } from './NewCycle.tsx';
import type { Cycle } from './types.ts';
import { useCycle } from './useCycle.ts';

function CycleNav({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation(['assessment', 'rating', 'appeal']);
  const canWrite = useCan('assessment.write');
  const writesCity = useCanCityWide('assessment.write');
  const canMark = useCan('assessment.marks.write');
  const { cycleId }: { cycleId?: string } = useParams({ strict: false });
  const at = `assessment/${cycle.id}`;
  const only = (wanted: boolean, to: string, label: string): SubNavItem[] => (wanted ? [{ to, label }] : []);
  // In the order of the year: who is rated, what is collected, how it is judged, what is answered, what comes of it.
  const groups = [
    { label: t('nav.year'), items: [{ to: cycleId ? at : 'assessment', label: t('people') }] },
    {
      label: t('nav.collect'),
      items: [
        ...only(canWrite, `${at}/raters`, t('rating:raters')),
        ...only(canMark, `${at}/regular`, t('regular')),
        ...only(true, `${at}/events`, t('events')),
        ...only(true, `${at}/ballots`, t('ballots')),
        ...only(canWrite, `${at}/reminders`, t('rating:reminders')),
        ...only(true, `${at}/import`, t('import')),
      ],
    },
    {
      label: t('nav.judge'),
      items: [
        { to: `${at}/ranking`, label: t('ranking') },
        { to: `${at}/distribution`, label: t('distribution') },
        { to: `${at}/moves`, label: t('moves') },
      ],
    },
    {
      label: t('nav.answer'),
      items: [
        ...only(writesCity, `${at}/publicity`, t('appeal:publicity')),
        ...only(true, `${at}/appeals`, t('appeal:title')),
      ],
    },
    {
      label: t('nav.results'),
      items: [
        { to: `${at}/forms`, label: t('appeal:forms') },
        { to: 'assessment-warnings', label: t('appeal:warnings') },
      ],
    },
    { label: t('schemes'), items: [{ to: 'assessment-schemes', label: t('schemes') }] },
  ];
  return <GroupedSubNav label={t('title')} groups={groups} />;
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
