import { isRefusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { namingOf, readWho, type NamedRow } from '../../roster/index.ts';
import { decideEventSheet, eventColumns, type KnownEvent } from '../rules/import/event-sheet.ts';
import { decideRegularSheet, regularColumns } from '../rules/import/regular-sheet.ts';
import { mayEnter } from '../rules/regular-marks.ts';
import { yearRefusals } from '../rules/year-refusals.ts';
import { findCycle } from '../store/cycle.ts';
import { insertEvents } from '../store/events.ts';
import { knownEvents } from '../store/sheets.ts';
import { assessedNamed } from '../store/workers.ts';
import { openTable } from '../upload.ts';
import { whileOpen } from './events.ts';
import type { Planner } from './import.ts';
import { loadRegular, placeOfGroup, regularWrites, type RegularEntry } from './regular.ts';

/** What a sheet of one group's marks of a month or quarter would enter. */
export const planRegular =
  (entry: Pick<RegularEntry, 'period' | 'group'>): Planner =>
  async (ctx, cycleId, upload) => {
    const cycle = await findCycle(ctx, cycleId);
    if (!cycle) return platformRefusals.refuse('not_found');
    const unfit = mayEnter({ ...cycle, today: ctx.today }, entry);
    if (unfit) return unfit;
    const opened = await openTable(upload, regularColumns);
    if (isRefusal(opened)) return opened;
    const naming = await namingOf(ctx, opened.table.rows.map(readWho));
    const found = await ctx.db.all<NamedRow>(
      assessedNamed(ctx, cycleId, naming.named, placeOfGroup(cycle, entry.group)),
    );
    const loaded = await loadRegular(ctx, cycle, entry, found.map(({ workerId }) => workerId)); // prettier-ignore
    if (isRefusal(loaded)) return loaded;
    const plan = decideRegularSheet(opened.table, entry, naming.known(found), loaded.facts);
    return {
      cycle,
      opened,
      problems: plan.problems,
      outcome: {
        created: plan.created,
        updated: plan.entries.length - plan.created,
        unchanged: plan.unchanged,
        skipped: opened.table.skipped.length,
      },
      writes: regularWrites(ctx, loaded, entry, plan.entries),
    };
  };

/** What a sheet of bonuses, deductions and vetoes would propose; each still waits for a second person. */
export const planEvents: Planner = async (ctx, cycleId, upload) => {
  const cycle = await findCycle(ctx, cycleId);
  if (!cycle) return platformRefusals.refuse('not_found');
  const { state, year, scheme } = cycle;
  if (state !== 'open') return yearRefusals.refuse('cycle_not_open', { state });
  const opened = await openTable(upload, eventColumns);
  if (isRefusal(opened)) return opened;
  const naming = await namingOf(ctx, opened.table.rows.map(readWho));
  const [found, events] = await ctx.db.reads<[NamedRow, KnownEvent]>([
    assessedNamed(ctx, cycleId, naming.named, 'community'),
    knownEvents(cycleId, naming.named),
  ]);
  const place = { state, year, scheme, today: ctx.today, actorWorkerId: ctx.actor.workerId };
  const plan = decideEventSheet(opened.table, naming.known(found), events, place);
  const proposed = plan.entries.map(({ chosen, ...event }) => ({
    id: ctx.newId('aev'), cycleId, ...event, itemName: chosen.name, points: chosen.points, cancelsId: null,
  })); // prettier-ignore
  return {
    cycle,
    opened,
    problems: plan.problems,
    outcome: { created: proposed.length, updated: 0, unchanged: plan.unchanged, skipped: opened.table.skipped.length },
    writes: proposed.length === 0 ? [] : [whileOpen(cycle), ...insertEvents(ctx, proposed)],
  };
};
