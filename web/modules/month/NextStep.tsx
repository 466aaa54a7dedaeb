import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../kit/session.tsx';
import { openOf } from '../pay/useSteps.ts';
import { RunActions } from '../pay/RunActions.tsx';
import type { Run } from '../pay/types.ts';

/** What comes next, and what for: one sentence, and the buttons of it where the reader may press them. */
export function NextStep({ run }: { run: Run }) {
  const { t } = useTranslation('month');
  const mayApprove = useCan('pay.run.approve');
  const [blocking, warnings] = [openOf(run, 'blocking'), openOf(run, 'warning')];
  const says = () => {
    if (run.state === 'closed') return t('next.closed');
    if (run.state === 'paid') return t('next.close');
    if (run.state === 'approved') return t('next.pay');
    if (blocking > 0) return t('next.blocking', { n: blocking });
    if (warnings > 0) return t('next.warnings', { n: warnings });
    return mayApprove && !run.ownComputation ? t('next.approve') : t('next.second');
  };
  const waiting = run.state === 'computed' && blocking > 0;
  return (
    <section id="pay-next" className="month-part" aria-label={t('next')}>
      <Alert
        type={run.state === 'closed' ? 'success' : waiting ? 'error' : 'info'}
        showIcon
        title={says()}
        action={
          <div className="month-actions">
            <RunActions run={run} />
          </div>
        }
      />
    </section>
  );
}
