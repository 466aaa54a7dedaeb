import { useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../kit/Attachments.tsx';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AllianceNav } from './AllianceNav.tsx';
import { LineActions } from './LineActions.tsx';
import { Amounts, LineState } from './LineTable.tsx';
import { Spending } from './Spending.tsx';
import type { Line } from './types.ts';
import { useSettings } from './useSettings.ts';
import { stateColours } from './words.ts';

function Facts({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const { themeName, listName } = useSettings();
  return (
    <section className="panel" aria-label={t('facts')}>
      <dl className="alliance-facts">
        <dt>{t('list')}</dt>
        <dd>{listName(line.list)}</dd>
        <dt>{t('theme')}</dt>
        <dd>{themeName(line.theme)}</dd>
        <dt>{t('forUnit')}</dt>
        <dd>{[...new Set([line.streetName, line.unitName])].filter(Boolean).join(' · ')}</dd>
        <dt>{t('owner')}</dt>
        <dd>
          {line.organisationId ? (
            <CityLink to={`alliance/organisations/${line.organisationId}`}>{line.organisationName}</CityLink>
          ) : (
            '—'
          )}
        </dd>
        <dt>{t('detail')}</dt>
        <dd className="alliance-text">{line.detail ?? '—'}</dd>
        <dt>{t(line.list === 'need' ? 'asked' : 'promised')}</dt>
        <dd>
          <Amounts minutes={line.promisedMinutes} fen={line.promisedFen} />
        </dd>
        {line.list === 'resource' ? (
          <>
            <dt>{t('drawn')}</dt>
            <dd>
              <Amounts minutes={line.drawnMinutes} fen={line.drawnFen} />
            </dd>
          </>
        ) : null}
        <dt>{t('delivered')}</dt>
        <dd>
          <Amounts minutes={line.deliveredMinutes} fen={line.deliveredFen} />
        </dd>
        <dt>{t('dueDay')}</dt>
        <dd>
          {line.fromDay}–{line.dueDay}{' '}
          {line.firstDueDay === line.dueDay ? null : <Tag>{t('firstDue', { day: line.firstDueDay })}</Tag>}
        </dd>
        {line.doneDay ? (
          <>
            <dt>{t('doneDay')}</dt>
            <dd>{line.doneDay}</dd>
          </>
        ) : null}
        {line.notices.length > 0 ? (
          <>
            <dt>{t('alarms')}</dt>
            <dd>
              {line.notices.map(({ kind, raisedToName, deadlineDay, raisedAt }) => (
                <div key={`${kind} ${deadlineDay}`}>
                  {t('alarmTold', { unit: raisedToName, day: deadlineDay })} <Instant value={raisedAt} />
                </div>
              ))}
            </dd>
          </>
        ) : null}
        <dt>{t('madeBy')}</dt>
        <dd>{line.madeByName}</dd>
      </dl>
      <AuditLink subject={line.id} />
    </section>
  );
}

function Related({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  const { listName } = useSettings();
  const open = line.list === 'need' && line.state === 'open';
  if (line.related.length === 0 && !open) return null;
  return (
    <section className="panel" aria-label={t('related')}>
      <h2>{t('related')}</h2>
      {open ? (
        <p>
          <CityLink to="alliance/matches" search={{ needId: line.id }}>
            {t('findMatch')}
          </CityLink>
        </p>
      ) : null}
      <ul className="alliance-list">
        {line.related.map((row) => (
          <li key={row.id}>
            {listName(row.list)} <CityLink to={`alliance/lines/${row.id}`}>{row.title}</CityLink> {row.organisationName}{' '}
            <Tag color={stateColours[row.state]}>{t(`state.${row.state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ line }: { line: Line }) {
  const { t } = useTranslation('alliance');
  return (
    <section className="panel" aria-label={t('progress')}>
      <h2>{t('progress')}</h2>
      <ol className="alliance-steps" reversed>
        {line.steps.map((step) => (
          <li key={step.id}>
            <div className="alliance-head">
              <b>{t(`event.${step.event}` as 'event.progress')}</b>
              <span>{step.day}</span>
              {step.minutes + step.amountFen > 0 ? <Amounts minutes={step.minutes} fen={step.amountFen} /> : null}
              <span className="push" />
              <span className="page-note">
                {step.byName} <Instant value={step.at} />
              </span>
            </div>
            {step.text ? <p className="alliance-text">{step.text}</p> : null}
            {step.event === 'progress' ? (
              <Attachments
                subjectType="alliance.progress"
                subjectId={step.id}
                label={t('evidenceOf', { day: step.day, number: step.seq })}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One line: what is promised, how far it is, what it is tied to, what was paid for it. */
export default function LinePage() {
  const { t } = useTranslation('alliance');
  const { lineId = '' } = useParams({ strict: false }) as { lineId?: string };
  const query = useCityQuery<Line>(`alliance/lines/${lineId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  const line = query.data;
  return (
    <>
      <PageHeader
        title={line.title}
        note={
          <>
            <LineState state={line.state} late={line.late} pausedDay={line.pausedDay} />
            {line.state === 'done' && line.doneByMe ? t('waitsForOther') : null}
          </>
        }
        actions={
          <>
            <LineActions line={line} />
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <AllianceNav />
      <Facts line={line} />
      <Related line={line} />
      <Steps line={line} />
      {line.list === 'need' ? null : <Spending line={line} />}
    </>
  );
}
