import { useParams } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { DutyCosts } from '../cases/DutyCosts.tsx';
import { Admission } from './Admission.tsx';
import { DutyActions } from './DutyActions.tsx';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { Authorities, Carriers, Months, PeopleCosts } from './DutyParts.tsx';
import { RefuseDuty } from './RefuseDuty.tsx';
import { StateTag } from './StateTag.tsx';
import type { Duty } from './types.ts';

const begun = ['draft', 'submitted'] as const;
const ends: readonly Duty['state'][] = ['withdrawn', 'revoked', 'expired'];
const eventsOf = {
  draft: ['draft', 'send_back', 'return'],
  acting: ['act'],
  submitted: ['submit'],
  admitted: ['admit', 'admit_on_conditions'],
  rejected: ['reject'],
  active: ['activate'],
  withdrawn: ['withdraw', 'exit'],
  revoked: ['revoke'],
  expired: ['expire'],
} as const satisfies Record<Duty['state'], readonly string[]>;

/** The way this duty takes: an emergency is acted on first, and each ends in its own way. */
function line({ state, fileBy, steps }: Duty): readonly Duty['state'][] {
  const [first, second] = begun;
  const head: readonly Duty['state'][] = fileBy ? [first, 'acting', second] : begun;
  if (state === 'rejected') return [...head, 'rejected'];
  const lived = state !== 'revoked' || steps.some(({ event }) => event === 'activate');
  const middle: readonly Duty['state'][] = lived ? ['admitted', 'active'] : ['admitted'];
  return [...head, ...middle, ...(ends.includes(state) ? [state] : [])];
}

function useSteps(duty: Duty): Step[] {
  const { t } = useTranslation('duties');
  const states = line(duty);
  const present = states.indexOf(duty.state);
  return states.map((state, index) => {
    const taken =
      index <= present
        ? duty.steps.findLast(({ event }) => (eventsOf[state] as readonly string[]).includes(event))
        : undefined;
    const step: Step = {
      key: state,
      title: t(`state.${state}`),
      state: index < present ? 'done' : index === present ? 'now' : 'ahead',
    };
    return taken ? { ...step, who: taken.byName, at: taken.at } : step;
  });
}

function Facts({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const price =
    duty.unitPriceFen === null ? '' : ` ${yuanText(duty.unitPriceFen)}${duty.measure ? ` / ${duty.measure}` : ''}`;
  const rows = [
    [t('content'), duty.content],
    [t('legalBasis'), duty.legalBasis],
    [t('term'), `${duty.fromMonth} – ${duty.untilMonth}`],
    [t('methodLabel'), `${t(`method.${duty.method}`)}${price}${duty.difficulty ? ` × ${duty.difficulty}` : ''}`],
    ...(duty.poolFen === null
      ? []
      : [[t('pool'), `${yuanText(duty.poolFen)}${duty.basis ? `（${t(`basis.${duty.basis}`)}）` : ''}`] as const]),
    [t('uses'), duty.uses.length > 0 ? duty.uses.join('、') : t('usesAny')],
  ];
  return (
    <section className="panel" aria-label={t('part.subject')}>
      <dl className="duty-facts">
        {rows.map(([label, text]) => [<dt key={`${label}.t`}>{label}</dt>, <dd key={`${label}.d`}>{text}</dd>])}
        <dt>{t('line')}</dt>
        <dd>{duty.lineId ? <CityLink to={`ledger/accounts/${duty.lineId}`}>{duty.lineLabel}</CityLink> : '—'}</dd>
      </dl>
      <AuditLink subject={duty.id} />
    </section>
  );
}

/** One duty: where it stands, its three legs, its months. */
export default function DutyPage() {
  const { dutyId = '' } = useParams({ strict: false }) as { dutyId?: string };
  const query = useCityQuery<Duty>(`duties/${dutyId}`);
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active />;
  return <Loaded duty={query.data} />;
}

/** What presses: an emergency to be filed, an exit that was noticed, the term before and after. */
function Notices({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  return (
    <>
      {duty.blockedBy && (duty.state === 'admitted' || duty.state === 'active') ? (
        <Alert type="error" showIcon className="form-alert" title={t('blockedNow', { item: duty.blockedBy })} />
      ) : null}
      {duty.state === 'acting' ? (
        <Alert type="warning" showIcon className="form-alert" title={t('mustFile', { day: duty.fileBy ?? '' })} />
      ) : null}
      {duty.state === 'active' && duty.exitDay ? (
        <Alert type="warning" showIcon className="form-alert" title={t('exitNoticed', { day: duty.exitDay })} />
      ) : null}
      {duty.renewsId ? (
        <p>
          <CityLink to={`duties/${duty.renewsId}`}>{t('renews')}</CityLink>
        </p>
      ) : null}
      {duty.renewedById ? (
        <p>
          <CityLink to={`duties/${duty.renewedById}`}>{t('renewed')}</CityLink>
        </p>
      ) : null}
    </>
  );
}

function Loaded({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const steps = useSteps(duty);
  return (
    <>
      <PageHeader
        title={`${duty.code} ${duty.title}`}
        note={
          <>
            <StateTag state={duty.state} /> {t(`kind.${duty.kind}`)} · {duty.departmentName}
          </>
        }
        actions={
          <>
            <DutyActions duty={duty} />
            <RefuseDuty duty={duty} />
          </>
        }
      />
      <DutyNav />
      <StepLine steps={steps} />
      <Notices duty={duty} />
      <Facts duty={duty} />
      <Admission duty={duty} />
      <Carriers duty={duty} />
      <Authorities duty={duty} />
      <Months duty={duty} />
      <Can needs="ledger.read">
        <PeopleCosts duty={duty} />
        <DutyCosts dutyId={duty.id} />
      </Can>
    </>
  );
}
