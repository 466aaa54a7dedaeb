import { useParams } from '@tanstack/react-router';
import { Button, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { Instant } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Timeline } from '../../kit/Timeline.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { MatterActions } from './MatterActions.tsx';
import './powers.css';
import { PowerNav } from './PowerNav.tsx';
import { Deadline, StateTag } from './StateTag.tsx';
import type { Matter } from './types.ts';

function Facts({ matter }: { matter: Matter }) {
  const { t } = useTranslation('powers');
  const rows: readonly (readonly [string, string | null])[] = [
    [t('street'), matter.streetName],
    [t('department'), matter.departmentName],
    [t('branch'), matter.branchName],
    [t('person'), matter.personName],
    [t('position'), matter.position],
    [t('happensOn'), matter.happensOn],
    [t('happensAt'), matter.happensAt],
    [t('content'), matter.content],
    [t('documentNumber'), matter.documentNumber],
  ];
  return (
    <section className="panel" aria-label={t('matter')}>
      <dl className="power-facts">
        {rows.map(([label, text]) =>
          text ? [<dt key={`${label}.t`}>{label}</dt>, <dd key={`${label}.d`}>{text}</dd>] : null,
        )}
        <dt>{t('waitsFor')}</dt>
        <dd>
          {matter.waitsFor ? t(`side.${matter.waitsFor}`) : '—'}{' '}
          <Deadline day={matter.deadlineDay} late={matter.late} />
        </dd>
      </dl>
      {matter.breaches.length > 0 ? (
        <ul className="power-breaches">
          {matter.breaches.map(({ seq, side, deadlineDay }) => (
            <li key={seq}>{t('breach', { side: t(`side.${side}`), day: deadlineDay })}</li>
          ))}
        </ul>
      ) : null}
      <AuditLink subject={matter.id} />
    </section>
  );
}

function Attendance({ matter }: { matter: Matter }) {
  const { t } = useTranslation('powers');
  if (matter.attendance.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('attendance')}>
      <h2>{t('attendance')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('branch')}</th>
            <th scope="col">{t('attended')}</th>
            <th scope="col" className="amount">
              {t('score')}
            </th>
            <th scope="col">{t('remark')}</th>
          </tr>
        </thead>
        <tbody>
          {matter.attendance.map((row) => (
            <tr key={row.branchId}>
              <td>{row.branchName}</td>
              <td>
                {row.attended === null ? (
                  '—'
                ) : (
                  <Tag color={row.attended ? 'green' : 'red'}>{t(row.attended ? 'came' : 'absent')}</Tag>
                )}
              </td>
              <td className="amount">{row.score ?? '—'}</td>
              <td>{row.note ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Loaded({ matter }: { matter: Matter }) {
  const { t } = useTranslation('powers');
  const entries = matter.steps.toReversed().map((step) => ({
    key: String(step.seq),
    when: <Instant value={step.at} />,
    title: step.late ? `${t(`event.${step.event}`)}（${t('tookLate')}）` : t(`event.${step.event}`),
    detail: [step.byName, step.text, step.documentNumber].filter(Boolean).join(' · '),
    tone: step.late ? ('bad' as const) : ('normal' as const),
  }));
  return (
    <>
      <PageHeader
        title={`${matter.code} ${matter.title}`}
        note={
          <>
            <StateTag state={matter.state} /> {t(`kind.${matter.kind}`)}
          </>
        }
        actions={
          <>
            <MatterActions matter={matter} />
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <PowerNav />
      <Facts matter={matter} />
      <Attendance matter={matter} />
      <section className="panel">
        <h2>{t('steps')}</h2>
        <Timeline entries={entries} />
      </section>
    </>
  );
}

/** One matter: whom it waits for, and how it came. */
export default function MatterPage() {
  const { matterId = '' } = useParams({ strict: false }) as { matterId?: string };
  const query = useCityQuery<Matter>(`powers/matters/${matterId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded matter={query.data} />;
}
