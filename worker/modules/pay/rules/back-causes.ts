import type { Cause, CauseKind } from './back-pay.ts';
import type { PayslipLine } from './line.ts';
import type { PayItem, SchemeDefinition } from './scheme.ts';

/** What may move any item: its edition, the days on post, the days that count. */
const ofEveryItem: readonly CauseKind[] = ['adoption', 'calendar', 'posting', 'posting_end'];
/** Contributions of a paid month move only by these: see the decision in the module's README. */
const ofContributions: readonly CauseKind[] = ['insurance_policy', 'declared_wage', 'posting', 'posting_end'];

/** The items whose pay an item is measured by; a scheme's items name no circle, each only ones before it. */
function measuredBy(item: PayItem): readonly string[] {
  if (item.kind === 'absence') return item.items;
  return item.kind === 'fact_unit' && typeof item.price !== 'number' ? item.price.items : [];
}

/** What an item asks of a worker, told by the kinds of events that change it. */
function asks(item: PayItem): readonly CauseKind[] {
  switch (item.kind) {
    case 'level_coefficient':
    case 'level_table':
      return ['level'];
    case 'performance':
      return typeof item.standard === 'number' ? ['grade'] : ['grade', 'level'];
    case 'qualification':
    case 'education':
    case 'seniority':
      return ['roster'];
    case 'fact_unit':
    case 'absence':
      return ['fact'];
    case 'one_off':
      return ['one_off'];
    case 'post_table':
    case 'fixed':
      return [];
  }
}

/** Whether one event can have moved an item, by itself or by the items that it is measured by. */
function moves(scheme: SchemeDefinition, item: PayItem, cause: Cause): boolean {
  if (ofEveryItem.includes(cause.kind)) return true;
  const { probation } = scheme;
  if (cause.kind === 'roster' && (probation?.item === item.code || probation?.unpaid?.includes(item.code))) return true;
  if (asks(item).includes(cause.kind)) {
    const about = item.kind === 'fact_unit' || item.kind === 'absence' ? item.fact : item.code;
    return cause.about === undefined || cause.about === about;
  }
  return scheme.items.some((other) => measuredBy(item).includes(other.code) && moves(scheme, other, cause));
}

/**
 * Of what reaches a worker's month, that which can have moved one line of it. What no rule explains is told in full: a
 * difference never stands without a reason.
 */
export function ownCauses(
  scheme: SchemeDefinition,
  { side, code }: Pick<PayslipLine, 'side' | 'code'>,
  causes: readonly Cause[],
): readonly Cause[] {
  const item = scheme.items.find((each) => each.code === code);
  const own = causes.filter((cause) => {
    if (side !== 'earning') return ofContributions.includes(cause.kind);
    return item ? moves(scheme, item, cause) : ofEveryItem.includes(cause.kind);
  });
  return own.length > 0 ? own : causes;
}
