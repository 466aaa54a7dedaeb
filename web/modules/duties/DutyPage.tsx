import { useParams } from '@tanstack/react-router';
import { Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditLink } from '../../kit/AuditLink.tsx';
import { CityLink } from '../../kit/CityLink.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money, yuanText } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { Admission } from './Admission.tsx';
import { DutyActions } from './DutyActions.tsx';
import './duties.css';
import { DutyNav } from './DutyNav.tsx';
import { useSettlementColumns } from './settlementColumns.tsx';
import { StateTag } from './StateTag.tsx';
import type { Duty } from './types.ts';

const line = ['draft', 'submitted', 'admitted', 'active', 'withdrawn'] as const;
const refusedLine = ['draft', 'submitted', 'rejected'] as const;
const eventsOf = {
  draft: ['draft', 'send_back', 'return'],
  submitted: ['submit'],
  admitted: ['admit', 'admit_on_conditions'],
  rejected: ['reject'],
  active: ['activate'],
  withdrawn: ['withdraw', 'exit'],
} as const satisfies Record<Duty['state'], readonly string[]>;

function useSteps(duty: Duty): Step[] {
  const { t } = useTranslation('duties');
  const states: readonly Duty['state'][] = duty.state === 'rejected' ? refusedLine : line;
  const present = states.indexOf(duty.state);
  return states
    .filter((state) => state !== 'withdrawn' || duty.state === 'withdrawn')
    .map((state, index) => {
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
  ] as const;
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

function Carriers({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('carriersTitle')}>
      <h2>{t('carriersTitle')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('carrier')}</th>
            <th scope="col" className="amount">
              {t('monthlyVolume')}
            </th>
            <th scope="col" className="amount">
              {t('amountFen')}
            </th>
            <th scope="col" className="amount">
              {t('heldFen')}
            </th>
            <th scope="col" className="amount">
              {t('settledFen')}
            </th>
            <th scope="col">{t('assigned')}</th>
          </tr>
        </thead>
        <tbody>
          {duty.units.map((unit) => (
            <tr key={unit.unitId}>
              <td>{unit.unitName}</td>
              <td className="amount">{unit.monthlyVolume ?? '—'}</td>
              <td className="amount">
                <Money fen={unit.amountFen} />
              </td>
              <td className="amount">
                <Money fen={unit.heldFen} />
              </td>
              <td className="amount">
                <Money fen={unit.settledFen} />
              </td>
              <td>
                <Day value={unit.assignedFrom} />{' '}
                {unit.assignedUntil ? (
                  <>
                    – <Day value={unit.assignedUntil} />
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Authorities({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const granted = duty.grants.length > 0;
  return (
    <section className="panel">
      <h2>{granted ? t('grants') : t('authoritiesNeeded')}</h2>
      <ul>
        {granted
          ? duty.grants.map((grant) => (
              <li key={grant.id}>
                {`${grant.unitName}：${grant.what}（${grant.overWhat}），${grant.departmentName}，${grant.fromDay} – ${grant.untilDay}`}
                {grant.endedAt ? ` · ${t('ended')}` : ''}
              </li>
            ))
          : duty.authorities.map((need) => (
              <li
                key={`${need.what}.${need.overWhat}`}
              >{`${need.what}（${need.overWhat}），${need.departmentName}`}</li>
            ))}
      </ul>
      {!granted && duty.authorities.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noAuthorities')} />
      ) : null}
    </section>
  );
}

function Months({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const columns = useSettlementColumns().filter(({ key }) => key !== 'duty');
  if (duty.settlements.length === 0) return null;
  return (
    <section className="panel plain-scroll" tabIndex={0} aria-label={t('settlements')}>
      <h2>{t('settlements')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? 'amount' : ''}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duty.settlements.map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} className={column.align === 'right' ? 'amount' : ''}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
        actions={<DutyActions duty={duty} />}
      />
      <DutyNav />
      <StepLine steps={steps} />
      <Facts duty={duty} />
      <Admission duty={duty} />
      <Carriers duty={duty} />
      <Authorities duty={duty} />
      <Months duty={duty} />
    </>
  );
}
