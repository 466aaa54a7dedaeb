import { monthOfDay } from '../../../core/day.ts';
import type { Career } from './career.ts';
import type { Finding } from './check.ts';
import { proposalsOf, type Asked } from './level-events.ts';
import { severityOf, type CheckRule } from './scheme.ts';

/**
 * Who is paid by a level that should have changed by the end of the month and was not confirmed: one finding a worker,
 * from the level that is recorded to the one that the facts come to, since the first month that differs. Who never had a
 * level is none of them: the run itself gives the first one.
 */
export const levelsDue = (careers: readonly Career[], asked: Asked, rule: CheckRule): Finding[] =>
  careers.flatMap((career) => {
    if (career.events.length === 0) return [];
    const due = proposalsOf(career, asked);
    const [first, last] = [due[0], due.at(-1)];
    if (!first || !last) return [];
    return {
      workerId: career.workerId,
      name: career.name,
      code: 'level_due' as const,
      severity: severityOf(rule, 'level_due'),
      facts: {
        ...(first.before === null ? {} : { before: first.before }),
        level: last.level,
        fromMonth: monthOfDay(first.from),
        cause: first.cause,
      },
    };
  });
