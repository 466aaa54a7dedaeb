import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { Can } from '../../kit/session.tsx';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { AnswerCounts } from './types.ts';
import { useFactUnits } from '../pay/useSteps.ts';
import type { Run } from '../pay/types.ts';

/** What the month is computed from, counted, with the way to each list; `levelsDue` as the last computation found them. */
export function RunEntries({ month, levelsDue = 0 }: { month: string; levelsDue?: number | undefined }) {
  const { t } = useTranslation(['month', 'pay']);
  const units = useFactUnits(month);
  const oneOffs = useCityQuery<{ total: number }>('pay/one-offs', { month, state: 'standing', pageSize: 1 });
  return (
    <section className="panel" id="pay-facts" aria-label={t('pay:step.facts')}>
      <h2>{t('pay:step.facts')}</h2>
      <p className="month-counts">
        <Can needs="pay.attendance.read">
          <CityLink to="pay/facts" search={{ month }}>
            {t('openGrid')}
          </CityLink>
          {units ? (
            <>
              <CityLink to="pay/facts/units" search={{ month, state: 'missing' }}>
                {t('counted.missing', { n: units.counts.missing })}
              </CityLink>
              <CityLink to="pay/facts/units" search={{ month, state: 'entered' }}>
                {t('counted.entered', { n: units.counts.entered })}
              </CityLink>
              <CityLink to="pay/facts/units" search={{ month, state: 'reported' }}>
                {t('counted.reported', { n: units.counts.reported })}
              </CityLink>
            </>
          ) : null}
        </Can>
        <CityLink to="pay/one-offs" search={{ month }}>
          {t('counted.oneOffs', { n: oneOffs.data?.total ?? 0 })}
        </CityLink>
        <CityLink to="pay/wages" search={{ month }}>
          {t('pay:wages')}
        </CityLink>
        <CityLink to="pay/deductions" search={{ month }}>
          {t('pay:deductions')}
        </CityLink>
        <CityLink to="pay/levels">{t('pay:levels')}</CityLink>
        {levelsDue > 0 ? (
          <CityLink to="pay/levels/proposals" search={{ until: month }}>
            {t('counted.levelsDue', { n: levelsDue })}
          </CityLink>
        ) : null}
      </p>
    </section>
  );
}

/** How the workers answered to their payslips, once they can see them. */
export function RunAnswers({ run }: { run: Run }) {
  const { t } = useTranslation('month');
  const answers = useCityQuery<AnswerCounts>(`pay/runs/${run.id}/answers`, {}, { enabled: run.state !== 'computed' });
  const counts = answers.data;
  if (run.state === 'computed' || !counts) return null;
  const { month } = run;
  const open = (state: 'open' | 'answered' | 'settled') => (
    <CityLink to="pay/objections" search={{ month, state }}>
      {t(`objections.${state}`, { n: counts[state] })}
    </CityLink>
  );
  return (
    <section className="panel" aria-label={t('answers')}>
      <h2>{t('answers')}</h2>
      <p className="month-counts">
        <span>{t('answers.confirmed', { n: counts.confirmed })}</span>
        <span>{t('answers.waiting', { n: counts.waiting })}</span>
        {counts.dueDay ? <span>{t('answers.due', { day: counts.dueDay })}</span> : null}
        {open('open')}
        {open('answered')}
        {open('settled')}
      </p>
    </section>
  );
}
