import { useSearch } from '@tanstack/react-router';
import { Button, Empty, Form as AntdForm, Input, InputNumber, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { DayPicker } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { MoneyInput } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { PostDrawer } from '../../kit/PostDrawer.tsx';
import { useCan } from '../../kit/session.tsx';
import { UnitSelect } from '../../kit/UnitSelect.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { useRequired } from '../../kit/useRequired.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { Amounts } from './LineTable.tsx';
import type { Match, Matches } from './types.ts';
import { useSettings } from './useSettings.ts';
import { minutesOf } from './words.ts';

const { Item } = AntdForm;
const minutesOfHour = 60;

function Side({ label, side }: { label: string; side: Match['need'] }) {
  const { t } = useTranslation('alliance');
  const { themeName } = useSettings();
  return (
    <div className="alliance-side">
      <span className="page-note">{label}</span>
      <CityLink to={`alliance/lines/${side.id}`}>{side.title}</CityLink>
      <span>{[themeName(side.theme), side.unitName, side.organisationName].filter(Boolean).join(' · ')}</span>
      <span>
        <Amounts minutes={side.minutes} fen={side.fen} /> {t('until', { day: side.dueDay })}
      </span>
    </div>
  );
}

function Accept({ match }: { match: Match }) {
  const { t } = useTranslation('alliance');
  const go = useCityNavigate();
  const { need, resource, suggestedMinutes, suggestedFen } = match;
  const shape = ({ hours, fen, ...rest }: Record<string, unknown>) => ({
    ...rest,
    minutes: minutesOf(hours),
    fen: fen ?? 0,
    needId: need.id,
    needVersion: need.version,
    resourceId: resource.id,
    resourceVersion: resource.version,
  });
  const required = useRequired();
  return (
    <PostDrawer
      primary
      label={t('act.accept')}
      path="alliance/matches"
      done={t('done.accepted')}
      initial={{
        title: need.title,
        hours: suggestedMinutes / minutesOfHour,
        fen: suggestedFen,
        dueDay: need.dueDay < resource.dueDay ? need.dueDay : resource.dueDay,
      }}
      shape={shape}
      onDone={({ id }) => go(`alliance/lines/${id}`)}
    >
      <p>{t('acceptNote', { owner: resource.organisationName ?? '', unit: need.unitName })}</p>
      <Item name="title" label={t('projectTitle')} rules={required}>
        <Input maxLength={100} />
      </Item>
      <Item name="hours" label={t('hours')}>
        <InputNumber min={0} max={1_000_000} precision={2} className="full-width" />
      </Item>
      <Item name="fen" label={t('money')}>
        <MoneyInput />
      </Item>
      <Item name="dueDay" label={t('dueDay')} rules={required}>
        <DayPicker />
      </Item>
    </PostDrawer>
  );
}

function Pair({ match, accepts }: { match: Match; accepts: boolean }) {
  const { t } = useTranslation('alliance');
  const { listName } = useSettings();
  return (
    <li className="panel alliance-pair">
      <div className="alliance-score">{t('score', { score: match.score })}</div>
      <Side label={listName('need')} side={match.need} />
      <Side label={listName('resource')} side={match.resource} />
      <div className="alliance-reasons">
        {match.reasons.map(({ code, points }) => (
          <Tag key={code} color={code === 'not_enough' || code === 'time_part' ? 'gold' : 'green'}>
            {t(`reason.${code}`)} {points > 0 ? `+${points}` : ''}
          </Tag>
        ))}
      </div>
      {accepts ? <Accept match={match} /> : null}
    </li>
  );
}

/** Pairs of what is asked for and what is offered, the best first, each with its reasons. */
export default function MatchesPage() {
  const { t } = useTranslation('alliance');
  const { needId } = useSearch({ strict: false }) as { needId?: string };
  const go = useCityNavigate();
  const accepts = useCan('alliance.write');
  const [unitId, setUnitId] = useState<string | null>(null);
  const query = useCityQuery<Matches>('alliance/matches', {
    ...(needId ? { needId } : {}),
    ...(unitId ? { unitId } : {}),
  });
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const { items = [], needs = 0, looked = 0, atLeast = 0 } = query.data ?? {};
  return (
    <>
      <PageHeader title={t('matches')} note={t('matchesNote', { atLeast })} />
      <AllianceNav />
      <section className="panel no-print alliance-head">
        {needId ? (
          <Button onClick={() => go('alliance/matches')}>{t('allNeeds')}</Button>
        ) : (
          <div className="alliance-filter">
            <UnitSelect kinds={['street', 'community']} label={t('forUnit')} value={unitId} onChange={setUnitId} />
          </div>
        )}
        <span>{t(looked < needs ? 'needsLooked' : 'needsOpen', { needs, looked })}</span>
      </section>
      {query.isLoading ? <Skeleton active /> : null}
      {query.data && items.length === 0 ? <Empty description={t('noMatches')} /> : null}
      <ul className="alliance-pairs">
        {items.map((match) => (
          <Pair key={`${match.need.id}${match.resource.id}`} match={match} accepts={accepts} />
        ))}
      </ul>
    </>
  );
}
