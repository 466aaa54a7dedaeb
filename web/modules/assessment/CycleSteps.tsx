import { useTranslation } from 'react-i18next';
import { StepLine, type Step } from '../../kit/StepLine.tsx';
import type { Cycle, CycleState } from './types.ts';

const order: readonly CycleState[] = ['planned', 'open', 'collected', 'calibrated', 'publicity', 'appeals', 'final'];

/** Where the cycle stands: who took it there, when, and what the present state still lacks. */
export function CycleSteps({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation(['assessment', 'rating']);
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
        missing: [
          ...(at === now ? [...missing(cycle, t), ...ratingMissing(cycle, t)] : []),
          ...dueOf(cycle, state, at >= now, t),
        ],
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

type Say = ReturnType<typeof useTranslation<['assessment', 'rating']>>['t'];

function missing({ state, counts, publicityUntil }: Cycle, t: Say): string[] {
  if (state === 'open' && counts.people === 0) return [t('missing.marks')];
  if (state === 'open') {
    const lacking = counts.incomplete > 0 ? [t('missing.incomplete', { n: counts.incomplete })] : [];
    return [...lacking, ...(counts.ballots === 0 ? [t('missing.ballots')] : [])];
  }
  if (state === 'collected' && counts.movesOpen > 0) return [t('missing.moves', { n: counts.movesOpen })];
  return state === 'publicity' && publicityUntil ? [t('missing.publicity', { day: publicityUntil })] : [];
}

/** What raters, boxes and proposed events still owe. */
function ratingMissing({ state, counts }: Cycle, t: Say): string[] {
  if (state === 'planned') return counts.ratings === 0 ? [t('rating:missing.plan')] : [];
  if (state !== 'open') return [];
  const waiting = counts.ratings - counts.ratingsSent;
  return [
    ...(waiting > 0 ? [t('rating:missing.ratings', { n: waiting, raters: counts.ratersWaiting })] : []),
    ...(counts.ballotsOpen > 0 ? [t('rating:missing.boxes', { n: counts.ballotsOpen })] : []),
    ...(counts.eventsOpen > 0 ? [t('rating:missing.events', { n: counts.eventsOpen })] : []),
  ];
}

/** By when a state should be left, and who leaves it. */
function dueOf({ deadlines }: Cycle, state: CycleState, ahead: boolean, t: Say): string[] {
  if (!ahead || state === 'final') return [];
  const due = deadlines.find((one) => one.state === state);
  const mover = state === 'appeals' ? t('rating:mover.finalise') : t('rating:mover.write');
  return due ? [t('rating:dueBy', { day: due.dueDay, mover })] : [];
}
