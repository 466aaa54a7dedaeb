import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { workCalendarOf, workCalendars, type WorkCalendarRow } from '../../organisation/index.ts';
import { alarmEdges, alarmKinds, type AlarmKind } from '../rules/alarm.ts';
import { dueAlarms, planAlarm, type AlarmRow } from '../store/alarms.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';

type Edges = ReturnType<typeof alarmEdges>;
const kindsOf = (row: AlarmRow): AlarmKind[] => alarmKinds.filter((kind) => row[kind] === 1);

/**
 * Raises an alarm of each line that is past its deadline: to its street, and to the city when it goes on; each once for
 * its deadline. Bounded to a page a time; one line that cannot be told of does not keep the others waiting.
 * @returns how many lines it spoke of
 */
export async function raiseAllianceLines(ctx: CityContext): Promise<number> {
  const [terms, years] = await ctx.db.reads<[PolicyRow, WorkCalendarRow]>([policyOn(ctx.today), workCalendars()]);
  const edges = alarmEdges(ctx.today, policyOf(terms).alarm, years.map(workCalendarOf));
  let spoken = 0;
  for (const row of await ctx.db.all<AlarmRow>(dueAlarms(ctx, edges))) {
    const key = `alliance-clock:${row.id}:${row.dueSeq}:${kindsOf(row).join('+')}`;
    try {
      await raise({ ...ctx, claim: { key, inputHash: key, status: 200 } }, edges, row.id);
      spoken += 1;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return spoken;
}

function raise(ctx: CityContext, edges: Edges, id: string): Promise<unknown> {
  return commit(ctx, async () => {
    const [row] = await ctx.db.all<AlarmRow>(dueAlarms(ctx, edges, id));
    if (!row) return platformRefusals.refuse('changed_meanwhile');
    const kinds = kindsOf(row);
    const upTo: Readonly<Record<AlarmKind, string>> = { street: row.streetId, city: ctx.city.rootUnitId };
    return {
      audit: {
        action: 'alliance.line.deadline',
        subject: { type: 'alliance_line', id },
        payload: { kinds, dueDay: row.dueDay },
      },
      writes: kinds.map((kind) => planAlarm(ctx, row, kind, upTo[kind])),
      answer: {},
    };
  });
}
