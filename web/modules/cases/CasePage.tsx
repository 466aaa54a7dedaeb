import { useParams } from '@tanstack/react-router';
import { Alert, Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink, useCityNavigate } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { CaseActions } from './CaseActions.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import { CaseNav } from './CaseNav.tsx';
import { CaseParts } from './CaseParts.tsx';
import { CasePerson } from './CasePerson.tsx';
import './cases.css';
import { Deadline, RatingTag, StateTag } from './CaseTags.tsx';
import type { Case } from './types.ts';
import { categoryName, useCategories } from './useCategories.ts';
import { behind, endsWith, five } from './words.ts';

/** The five steps of the present round: who ended each and when, the present one with its deadline. */
function useFive(request: Case): Step[] {
  const { t } = useTranslation('cases');
  const over = ['duplicate', 'referred', 'withdrawn'].includes(request.state);
  return five.map((key, at) => {
    const done = at < behind[request.state];
    const ended = request.steps.findLast(
      ({ event, round }) => endsWith[key].includes(event) && (round === request.round || key === 'raise'),
    );
    const now = at === behind[request.state] && !over;
    const state = done ? 'done' : now ? (request.late ? 'failed' : 'now') : 'ahead';
    return {
      key,
      title: t(`five.${key}`),
      state,
      ...(done && ended ? { who: ended.byName, at: ended.at } : {}),
      ...(now && request.deadlineDay ? { missing: [t('until', { day: request.deadlineDay })] } : {}),
    };
  });
}

function Facts({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const categories = useCategories();
  const place = [request.streetName, request.communityName, request.unitName];
  const rows: readonly (readonly [string, string | null])[] = [
    [t('content'), request.content],
    [t('place'), [...new Set(place.filter(Boolean))].join(' · ')],
    [t('spot'), request.spot],
    [t('category'), categoryName(categories, request.category)],
    [t('channelLabel'), t(`channel.${request.channel}`)],
    [t('opened'), `${request.openedDay} ${request.openedByName}`],
    [t('lead'), request.leadName],
    [t('body'), request.bodyName],
  ];
  return (
    <section className="panel" aria-label={t('facts')}>
      <dl className="facts">
        {rows.map(([label, text]) =>
          text ? [<dt key={`${label}.t`}>{label}</dt>, <dd key={`${label}.d`}>{text}</dd>] : null,
        )}
        <dt>{t('deadline')}</dt>
        <dd>
          <Deadline row={request} />
        </dd>
        <dt>{t('dueDay')}</dt>
        <dd>{request.dueDay}</dd>
        {request.target ? (
          <>
            <dt>{t('target')}</dt>
            <dd>
              <CityLink to={`cases/${request.target.id}`}>{request.target.number}</CityLink>
            </dd>
          </>
        ) : null}
        {request.originId ? (
          <>
            <dt>{t('origin')}</dt>
            <dd>{t('origin.visit')}</dd>
          </>
        ) : null}
      </dl>
      {request.hasPerson ? <CasePerson id={request.id} /> : <p className="case-muted">{t('person.none')}</p>}
      <AuditLink subject={request.id} />
    </section>
  );
}

function Notices({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  if (request.notices.length === 0) return null;
  return (
    <section className="panel" aria-label={t('notices')}>
      <h2>{t('notices')}</h2>
      <ul className="case-notices">
        {request.notices.map((notice) => (
          <li key={`${notice.kind} ${notice.seq}`}>
            <Tag color={notice.kind === 'reminder' ? 'orange' : 'red'}>{t(`notice.${notice.kind}`)}</Tag>
            {t('notice.of', { unit: notice.unitName, day: notice.deadlineDay })}{' '}
            {notice.raisedToName ? t('notice.to', { unit: notice.raisedToName }) : null}{' '}
            <Instant value={notice.raisedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Ratings({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  if (request.ratings.length === 0) return null;
  return (
    <section className="panel" aria-label={t('five.rate')}>
      <h2>{t('five.rate')}</h2>
      <ul className="case-notices">
        {request.ratings.map(({ round, result, comment, ratedAt }) => (
          <li key={round}>
            <RatingTag rating={result} /> <Instant value={ratedAt} /> {comment}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Loaded({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const go = useCityNavigate();
  return (
    <>
      <PageHeader
        title={`${request.number} ${request.title}`}
        note={
          <>
            <StateTag state={request.state} />
            {request.urgency === 'urgent' ? <Tag color="red">{t('urgency.urgent')}</Tag> : null}
            {request.round > 1 ? <Tag color="orange">{t('round', { n: request.round })}</Tag> : null}
          </>
        }
        actions={
          <>
            <Can needs="listings.write">
              <Button onClick={() => go('listings/new', { case: request.id })}>{t('act.listing')}</Button>
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <CaseNav />
      <section className="panel">
        <StepLine steps={useFive(request)} />
        {request.pausedDay ? (
          <Alert type="warning" showIcon title={t('pausedSince', { day: request.pausedDay })} />
        ) : null}
        <CaseActions request={request} />
      </section>
      <Facts request={request} />
      <CaseParts request={request} />
      <Ratings request={request} />
      <Notices request={request} />
      <section className="panel" aria-label={t('files')}>
        <h2>{t('files')}</h2>
        <Attachments subjectType="cases.request" subjectId={request.id} label={t('files')} />
      </section>
      <CaseHistory request={request} />
    </>
  );
}

/** One request: where it stands in its five steps, what is to be done now, and all that was. */
export default function CasePage() {
  const { caseId = '' } = useParams({ strict: false }) as { caseId?: string };
  const query = useCityQuery<Case>(`cases/${caseId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded request={query.data} />;
}
