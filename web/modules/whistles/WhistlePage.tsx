import { useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { useCityNavigate } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AddBody, Steps } from './Steps.tsx';
import { CallTag, Due, WhistleTag } from './Tags.tsx';
import type { Body, Whistle } from './types.ts';
import { WhistleNav } from './WhistleNav.tsx';
import './whistles.css';

function Facts({ whistle }: { whistle: Whistle }) {
  const { t } = useTranslation('whistles');
  const signed = whistle.signedByName ? `${whistle.draftedByName} / ${whistle.signedByName}` : whistle.draftedByName;
  return (
    <section className="panel" aria-label={t('whistle')}>
      <dl className="whistle-facts">
        <dt>{t('street')}</dt>
        <dd>{whistle.streetName}</dd>
        <dt>{t('place')}</dt>
        <dd>{whistle.place}</dd>
        <dt>{t('content')}</dt>
        <dd>{whistle.content}</dd>
        <dt>{t('draftedSigned')}</dt>
        <dd>{signed}</dd>
        <dt>{t('outAt')}</dt>
        <dd>
          <Instant value={whistle.outAt} />
        </dd>
      </dl>
      <Attachments subjectType="whistles.whistle" subjectId={whistle.id} label={t('photos')} />
      <AuditLink subject={whistle.id} />
    </section>
  );
}

/** One body called: until when, where it reported, how it was scored, and what it does next. */
function Call({ whistle, call }: { whistle: Whistle; call: Body }) {
  const { t } = useTranslation('whistles');
  const scores = [call.response, call.solution, call.satisfaction].filter(Boolean).join(' / ');
  return (
    <section className="panel" aria-label={call.unitName}>
      <h2>
        {call.unitName} <CallTag state={call.state} />
      </h2>
      <dl className="whistle-facts">
        {call.dutyTitle ? [<dt key="t">{t('duty')}</dt>, <dd key="d">{call.dutyTitle}</dd>] : null}
        <dt>{t('due')}</dt>
        <dd>
          {call.waitsFor ? t(`side.${call.waitsFor}`) : null}{' '}
          <Due at={call.dueAt} late={call.late} pausedAt={call.pausedAt} />
        </dd>
        {call.arrivedAt ? (
          <>
            <dt>{t('arrived')}</dt>
            <dd>
              <Instant value={call.arrivedAt} /> {call.arrivedPlace}
            </dd>
          </>
        ) : null}
        {call.score ? (
          <>
            <dt>{t('score')}</dt>
            <dd>
              {call.score}（{scores}）
            </dd>
          </>
        ) : null}
        {call.points === '0.00' ? null : [<dt key="p">{t('points')}</dt>, <dd key="v">−{call.points}</dd>]}
      </dl>
      <div className="whistle-acts">
        <Steps whistle={whistle} call={call} />
      </div>
      {whistle.outAt ? <Attachments subjectType="whistles.call" subjectId={call.id} label={t('evidence')} /> : null}
    </section>
  );
}

function Loaded({ whistle }: { whistle: Whistle }) {
  const { t } = useTranslation('whistles');
  const go = useCityNavigate();
  const entries = whistle.steps.toReversed().map((step) => ({
    key: String(step.seq),
    when: <Instant value={step.at} />,
    title: step.late ? `${t(`event.${step.event}`)}（${t('tookLate')}）` : t(`event.${step.event}`),
    detail: [step.unitName, step.byName, step.text].filter(Boolean).join(' · '),
    tone: step.late ? ('bad' as const) : ('normal' as const),
  }));
  return (
    <>
      <PageHeader
        title={`${whistle.code} ${whistle.title}`}
        note={
          <>
            <WhistleTag state={whistle.state} /> {t(`kind.${whistle.kind}`)}
          </>
        }
        actions={
          <>
            <Steps whistle={whistle} call={null} />
            <AddBody whistle={whistle} />
            <Can needs="listings.write">
              <Button onClick={() => go('listings/new', { whistle: whistle.id })}>{t('listIt')}</Button>
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <WhistleNav />
      <Facts whistle={whistle} />
      {whistle.bodies.map((call) => (
        <Call key={call.id} whistle={whistle} call={call} />
      ))}
      {whistle.alerts.length > 0 ? (
        <section className="panel" aria-label={t('alerts')}>
          <h2>{t('alerts')}</h2>
          <ul className="whistle-alerts">
            {whistle.alerts.map(({ unitName, tier, side, told, dueAt, raisedAt }) => (
              <li key={`${unitName}${raisedAt}${tier}${dueAt}`}>
                <Instant value={raisedAt} />{' '}
                {tier === 0
                  ? t('reminded', { unit: unitName, side: t(`side.${side}`) })
                  : t('breach', { unit: unitName, side: t(`side.${side}`), tier, told: t(`told.${told}`) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="panel">
        <h2>{t('steps')}</h2>
        <Timeline entries={entries} />
      </section>
    </>
  );
}

/** One whistle: whom it called, what each did, and how the street scored it. */
export default function WhistlePage() {
  const { whistleId = '' } = useParams({ strict: false }) as { whistleId?: string };
  const query = useCityQuery<Whistle>(`whistles/${whistleId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded whistle={query.data} />;
}
