import { useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { ListingNav } from './ListingNav.tsx';
import { ListingSteps } from './ListingSteps.tsx';
import './listings.css';
import { LightTag, StateTag } from './Tags.tsx';
import type { Plate } from './types.ts';
import { useKinds } from './useKinds.ts';

const three = ['list', 'report', 'delist'] as const;
const behind = { listed: 1, asking: 1, paused: 1, reported: 2, delisted: 3, revoked: 1 } as const;

/** Hung, reported, taken down: who did each in this round, and what is awaited now. */
function useThree(plate: Plate): Step[] {
  const { t } = useTranslation('listings');
  return three.map((key, at) => {
    const done = at < behind[plate.state];
    const taken = plate.steps.findLast(
      ({ event, round }) => round === plate.round && (event === key || (key === 'list' && event === 'relist')),
    );
    const now = at === behind[plate.state] && plate.state !== 'revoked';
    const until = plate.state === 'reported' ? plate.checkDay : plate.dueDay;
    const late = plate.state === 'reported' ? plate.checkLate : plate.light === 'red';
    return {
      key,
      title: t(`three.${key}`),
      state: done ? 'done' : now ? (late ? 'failed' : 'now') : 'ahead',
      ...(done && taken ? { who: taken.byName, at: taken.at } : {}),
      ...(now && until ? { missing: [t('until', { day: until })] } : {}),
    };
  });
}

const recordOf = { typed: null, case: 'cases', whistle: 'whistles', followup: 'follow-ups' } as const;

function Source({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  const place = recordOf[plate.source];
  if (place === null || plate.sourceId === null) return t(`source.${plate.source}`);
  return (
    <>
      {t(`source.${plate.source}`)} <CityLink to={`${place}/${plate.sourceId}`}>{plate.sourceNumber}</CityLink>
    </>
  );
}

function Facts({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  const { kindName } = useKinds();
  const place = [...new Set([plate.streetName, plate.communityName, plate.unitName].filter(Boolean))].join(' · ');
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('content'), plate.content],
    [t('place'), plate.spot ? `${place}（${plate.spot}）` : place],
    [t('kindLabel'), `${kindName(plate.kind)} · ${t(`level.${plate.level}`)}`],
    [t('owner'), `${plate.ownerUnitName} ${plate.ownerName}`],
    [t('sourceLabel'), <Source key="source" plate={plate} />],
    [t('listedDay'), `${plate.listedDay} ${plate.listedByName}`],
    [t('firstDueDay'), plate.firstDueDay],
    [t('dueDay'), plate.extensions > 0 ? `${plate.dueDay}（${t('extended', { n: plate.extensions })}）` : plate.dueDay],
    [t('checkDay'), plate.checkDay],
    [t('delistedDay'), plate.delistedDay],
    [t('residentWord'), plate.residentWord ?? (plate.noWordReason ? t('unheard', { why: plate.noWordReason }) : null)],
    [t('publicText'), plate.publicText],
  ];
  return (
    <section className="panel" aria-label={t('plate')}>
      <dl className="facts">
        {rows.map(([label, value]) =>
          value ? [<dt key={`${label}.t`}>{label}</dt>, <dd key={`${label}.d`}>{value}</dd>] : null,
        )}
      </dl>
      <AuditLink subject={plate.id} />
    </section>
  );
}

function Notices({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  if (plate.notices.length === 0) return null;
  return (
    <section className="panel" aria-label={t('notices')}>
      <h2>{t('notices')}</h2>
      <ul className="listing-notices">
        {plate.notices.map((notice) => (
          <li key={`${notice.kind} ${notice.seq}`}>
            <Tag color={notice.kind === 'yellow' ? 'gold' : 'red'}>{t(`notice.${notice.kind}`)}</Tag>{' '}
            {t('notice.of', { unit: notice.unitName, day: notice.deadlineDay })}{' '}
            {notice.raisedToName ? t('notice.to', { unit: notice.raisedToName }) : null}{' '}
            <Instant value={notice.raisedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  const entries = plate.steps.toReversed().map((step) => ({
    key: String(step.seq),
    when: <Instant value={step.at} />,
    title: step.late ? `${t(`event.${step.event}`)}（${t('tookLate')}）` : t(`event.${step.event}`),
    detail: <div className="written">{[step.byName, step.text].filter(Boolean).join(' · ')}</div>,
    tone: step.late ? ('bad' as const) : ('normal' as const),
  }));
  return (
    <section className="panel" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <Timeline entries={entries} />
    </section>
  );
}

function Loaded({ plate }: { plate: Plate }) {
  const { t } = useTranslation('listings');
  return (
    <>
      <PageHeader
        title={`${plate.number} ${plate.title}`}
        note={
          <>
            <StateTag state={plate.state} />
            {plate.light === 'off' ? null : <LightTag light={plate.light} />}
            {plate.round > 1 ? <Tag color="orange">{t('round', { n: plate.round })}</Tag> : null}
          </>
        }
        actions={<Button onClick={() => window.print()}>{t('print')}</Button>}
      />
      <ListingNav />
      <section className="panel" aria-label={t('stateLabel')}>
        <StepLine steps={useThree(plate)} />
        {plate.askedWorkdays ? (
          <Alert type="warning" showIcon title={t('asked', { n: plate.askedWorkdays })} className="form-alert" />
        ) : null}
        {plate.pausedDay ? (
          <Alert type="warning" showIcon title={t('pausedSince', { day: plate.pausedDay })} className="form-alert" />
        ) : null}
        <ListingSteps plate={plate} />
      </section>
      <Facts plate={plate} />
      <Notices plate={plate} />
      <section className="panel" aria-label={t('done')}>
        <h2>{t('done')}</h2>
        <Attachments subjectType="listings.done" subjectId={plate.id} label={t('done')} />
      </section>
      <section className="panel" aria-label={t('evidence')}>
        <h2>{t('evidence')}</h2>
        <Attachments subjectType="listings.listing" subjectId={plate.id} label={t('evidence')} />
      </section>
      <History plate={plate} />
    </>
  );
}

/** One plate: its light and deadline, what is to be done now, and all that was. */
export default function ListingPage() {
  const { listingId = '' } = useParams({ strict: false }) as { listingId?: string };
  const query = useCityQuery<Plate>(`listings/${listingId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded plate={query.data} />;
}
