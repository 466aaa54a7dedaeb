import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { Attachments } from '../../kit/Attachments.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import type { Case } from './types.ts';

type Step = Case['steps'][number];

/** Papers and photographs of one step; fetched when they are looked at, since a request has many steps. */
function Evidence({ request, step }: { request: Case; step: Step }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  if (step.files === 0 && !step.own) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('evidence', { n: step.files })}</summary>
      {open ? (
        <Attachments
          subjectType="cases.step"
          subjectId={`${request.id}_${step.seq}`}
          label={`${t(`event.${step.event}`)} ${t('evidence', { n: step.files })}`}
        />
      ) : null}
    </details>
  );
}

function Detail({ request, step }: { request: Case; step: Step }) {
  const { t } = useTranslation('cases');
  const { meeting, voices } = step;
  return (
    <>
      <div className="written">{[step.byName, step.text, step.documentNumber].filter(Boolean).join(' · ')}</div>
      {step.told && step.told !== step.text ? <div className="written">{t('told', { text: step.told })}</div> : null}
      {voices.length > 0 ? (
        <ul>
          {voices.map(({ name, role, said }) => (
            <li key={`${name} ${role} ${said}`}>
              {name}（{role}）：{said}
            </li>
          ))}
        </ul>
      ) : null}
      {meeting ? (
        <div>
          {meeting.heldDay} {meeting.place} · {t('chair')} {meeting.chair} ·{' '}
          {t('votes', { yes: meeting.votesFor, no: meeting.votesAgainst, none: meeting.votesAbstained })} ·{' '}
          {meeting.decision}
        </div>
      ) : null}
      <Evidence request={request} step={step} />
    </>
  );
}

/** Every step with who, when and what was said, the latest first. */
export function CaseHistory({ request }: { request: Case }) {
  const { t } = useTranslation('cases');
  const entries = request.steps.toReversed().map((step) => ({
    key: String(step.seq),
    when: <Instant value={step.at} />,
    title: step.late ? `${t(`event.${step.event}`)}（${t('due.late')}）` : t(`event.${step.event}`),
    detail: <Detail request={request} step={step} />,
    tone: step.late ? ('bad' as const) : ('normal' as const),
  }));
  return (
    <section className="panel" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <Timeline entries={entries} />
    </section>
  );
}
