import { compareDay, type Day } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import { parseDecimal } from '../../../core/ratio.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { packagePrice, unitPrice, workloadPrice } from '../../duties/rules/price.ts';
import { PAID_DAYS } from '../../pay/templates/working-time.ts';
import type { DutyPriceGiven } from '../input.ts';
import { toolsRefusals } from './refusals.ts';

export interface DutyPriceFigures {
  readonly dueFen: Fen;
  readonly balanceFen?: Fen;
}

/** The price by the method given; a workload is divided by the paid days that are in force today. */
export function dutyPriceFigures(given: DutyPriceGiven, today: Day): DutyPriceFigures | Refusal {
  if (given.method === 'unit') return { dueFen: unitPrice(given.lines.map(exactLine), exact(given.qualityRatio)) };
  if (given.method === 'package') {
    return packagePrice(given.totalFen, parseDecimal(given.prepaidShare), parseDecimal(given.qualityRatio));
  }
  const rule = PAID_DAYS.find(({ from, until }) => within(today, from, until));
  if (rule === undefined) return toolsRefusals.refuse('paid_days_missing', { day: today });
  const [days, difficulty] = [parseDecimal(given.days), parseDecimal(given.difficulty)];
  return { dueFen: workloadPrice(days, given.monthlyFen, parseDecimal(rule.paidDaysPerMonth), difficulty) };
}

function exactLine({
  unitPriceFen,
  volume,
  admittedVolume,
}: Extract<DutyPriceGiven, { method: 'unit' }>['lines'][number]) {
  return { unitPriceFen, volume: parseDecimal(volume), admittedVolume: exact(admittedVolume) };
}

function exact(decimal: string | undefined) {
  return decimal === undefined ? undefined : parseDecimal(decimal);
}

function within(day: Day, from: Day, until: Day | null): boolean {
  return compareDay(from, day) <= 0 && (until === null || compareDay(day, until) <= 0);
}
