import { useTranslation } from 'react-i18next';
import type { Step } from '../../kit/StepLine.tsx';
import type { Run } from './types.ts';

const order = ['computed', 'approved', 'paid', 'closed'] as const;

/** What the step line says of a run: who did what and when, and what the present step lacks. */
export function useSteps(run: Run | undefined): Step[] {
  const { t } = useTranslation('pay');
  if (!run) return [];
  const reached = order.indexOf(run.state);
  const open = (severity: string) =>
    run.findings.filter((found) => found.severity === severity).reduce((sum, found) => sum + found.open, 0);
  const [blocking, warnings] = [open('blocking'), open('warning')];
  const clean = blocking === 0 && warnings === 0;
  const missing = [
    ...(blocking > 0 ? [t('missing.blocking', { n: blocking })] : []),
    ...(warnings > 0 ? [t('missing.warnings', { n: warnings })] : []),
  ];
  const did = (step: Run['computed']) => (step ? { who: step.name, at: step.at } : {});
  const stateAt = (index: number): Step['state'] =>
    reached >= index ? 'done' : reached === index - 1 && clean ? 'now' : 'ahead';
  return [
    { key: 'facts', title: t('step.facts'), state: 'done' },
    { key: 'compute', title: t('step.compute'), state: 'done', ...did(run.computed) },
    { key: 'check', title: t('step.check'), state: clean ? 'done' : blocking > 0 ? 'failed' : 'now', missing },
    {
      key: 'approve',
      title: t('step.approve'),
      state: stateAt(1),
      ...did(run.approved),
      missing: reached === 0 && clean ? [t('missing.secondPerson')] : [],
    },
    { key: 'pay', title: t('step.pay'), state: stateAt(2), ...did(run.paid) },
    { key: 'close', title: t('step.close'), state: stateAt(3), ...did(run.closed) },
  ];
}
