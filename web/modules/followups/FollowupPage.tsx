import { useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { FollowupActions } from './FollowupActions.tsx';
import { FollowupNav } from './FollowupNav.tsx';
import './followups.css';
import { StateTag } from './StateTag.tsx';
import type { Followup } from './types.ts';
import { recordOf } from './words.ts';

const Facts = ({ label, rows }: { label: string; rows: readonly (readonly [string, ReactNode])[] }) => (
  <section className="panel" aria-label={label}>
    <h2>{label}</h2>
    <dl className="facts">
      {rows.map(([word, value]) =>
        value ? [<dt key={`${word}.t`}>{word}</dt>, <dd key={`${word}.d`}>{value}</dd>] : null,
      )}
    </dl>
  </section>
);

/** What was claimed beside what was found. */
function Sides({ followup }: { followup: Followup }) {
  const { t } = useTranslation('followups');
  const record = `${recordOf[followup.kind]}/${followup.recordId ?? followup.subjectId}`;
  const last = followup.steps.findLast(({ event }) => event !== 'assign');
  return (
    <div className="followup-sides" role="group" aria-label={t('followup')}>
      <Facts
        label={t('claim')}
        rows={[
          [t('kindLabel'), t(`kind.${followup.kind}`)],
          [
            t('subject'),
            <CityLink key="subject" to={record}>
              {followup.subjectNumber}
            </CityLink>,
          ],
          [t('target'), followup.targetUnitName],
          [t('place'), followup.unitName],
          [t('closedDay'), followup.closedDay],
          [t('claim.said'), followup.claim ?? t('claim.none')],
        ]}
      />
      <Facts
        label={t('finding')}
        rows={[
          [t('why'), t(`why.${followup.why}`)],
          [
            t('draw'),
            <CityLink key="draw" to={`follow-ups/draws/${followup.drawId}`}>
              {followup.drawnDay}
            </CityLink>,
          ],
          [t('visitor'), followup.visitorName],
          [t('dueDay'), followup.dueDay],
          [t('howLabel'), followup.how ? t(`how.${followup.how}`) : null],
          [t('foundDay'), followup.foundDay],
          [t('noteLabel'), last?.text],
          [t('residentWord'), followup.residentWord ?? followup.noWordReason],
          [t('effectLabel'), followup.effect ? t(`effect.${followup.effect}`) : null],
        ]}
      />
    </div>
  );
}

function Loaded({ followup }: { followup: Followup }) {
  const { t } = useTranslation('followups');
  const go = useCityNavigate();
  const entries = followup.steps.toReversed().map((step) => ({
    key: String(step.seq),
    when: <Instant value={step.at} />,
    title: step.late ? `${t(`event.${step.event}`)}（${t('late')}）` : t(`event.${step.event}`),
    detail: [step.byName, step.text].filter(Boolean).join(' · '),
    tone: step.late ? ('bad' as const) : ('normal' as const),
  }));
  return (
    <>
      <PageHeader
        title={`${followup.number} ${followup.title}`}
        note={
          <>
            <StateTag state={followup.state} />
            {followup.late ? <Tag color="red">{t('late')}</Tag> : null}
          </>
        }
        actions={
          <>
            {followup.state === 'differs' && followup.effect === 'none' ? (
              <Can needs="listings.write">
                <Button onClick={() => go('listings/new', { followup: followup.id })}>{t('act.listing')}</Button>
              </Can>
            ) : null}
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <FollowupNav />
      {followup.notices.map(({ raisedToName, deadlineDay, raisedAt }) => (
        <Alert
          key={raisedAt}
          type="warning"
          showIcon
          title={t('overdue', { unit: raisedToName, day: deadlineDay })}
          className="form-alert"
        />
      ))}
      <FollowupActions followup={followup} />
      <Sides followup={followup} />
      <section className="panel" aria-label={t('photos')}>
        <h2>{t('photos')}</h2>
        <Attachments subjectType="listings.followup" subjectId={followup.id} label={t('photos')} />
        <AuditLink subject={followup.id} />
      </section>
      {entries.length > 0 ? (
        <section className="panel" aria-label={t('history')}>
          <h2>{t('history')}</h2>
          <Timeline entries={entries} />
        </section>
      ) : null}
    </>
  );
}

/** One follow-up: what was claimed, who goes, what was found. */
export default function FollowupPage() {
  const { followupId = '' } = useParams({ strict: false }) as { followupId?: string };
  const query = useCityQuery<Followup>(`follow-ups/${followupId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded followup={query.data} />;
}
