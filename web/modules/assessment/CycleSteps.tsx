import { useTranslation } from 'react-i18next';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import type { Cycle, CycleState } from './types.ts';

const order: readonly CycleState[] = ['planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals', 'final'];

/** Where the cycle stands: who took it there, when, and what the present state still lacks. */
export function CycleSteps({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation('assessment');
  const now = order.indexOf(cycle.state);
  const taken = new Map(cycle.steps.map((step) => [step.state, step]));
  const steps = order
    .filter((state) => state !== 'appeals' || now < order.indexOf('final') || taken.has('appeals'))
    .map((state): Step => {
      const step = taken.get(state);
      const at = order.indexOf(state);
      return {
        key: state,
        title: t(`state.${state}`),
        state: at < now || cycle.state === 'final' ? 'done' : at === now ? 'now' : 'ahead',
        ...(step ? { who: step.actorName, at: step.at } : {}),
        missing: at === now ? missing(cycle, t) : [],
      };
    });
  return (
    <section>
      <StepLine steps={steps} />
      <p className="assessment-counts" role="status">
        {t('counts', { ...cycle.counts })}
      </p>
    </section>
  );
}

type Say = ReturnType<typeof useTranslation<'assessment'>>['t'];

function missing({ state, counts, publicityUntil }: Cycle, t: Say): string[] {
  if (state === 'open' && counts.people === 0) return [t('missing.marks')];
  if (state === 'open') {
    const lacking = counts.incomplete > 0 ? [t('missing.incomplete', { n: counts.incomplete })] : [];
    return [...lacking, ...(counts.ballots === 0 ? [t('missing.ballots')] : [])];
  }
  if (state === 'collected' && counts.movesOpen > 0) return [t('missing.moves', { n: counts.movesOpen })];
  return state === 'publicity' && publicityUntil ? [t('missing.publicity', { day: publicityUntil })] : [];
}
