import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, sql, type Statement } from '../../../platform/statement.ts';
import type { GridLoad } from '../load.ts';
import { gridRefusals } from '../rules/refusals.ts';
import { personOf, refuseAppointments, refuseHandover, refuseSigning, type HandoverFacts } from '../rules/team.ts';
import { handoverBy, handoverItems, loadsOf, planSuccessors, type HandoverItem } from '../store/reading.ts';
import * as store from '../store/team.ts';

export interface Leaving {
  readonly workerId?: string | undefined;
  readonly volunteerId?: string | undefined;
  readonly day: Day;
  readonly reason: string;
}

/** The smallest unit that holds all of it. */
function unitOf(ctx: CityContext, held: readonly store.HoldingRow[]): string {
  const [first] = held;
  if (first && held.every(({ communityId }) => communityId === first.communityId)) return first.communityId;
  if (first && held.every(({ streetId }) => streetId === first.streetId)) return first.streetId;
  return ctx.city.rootUnitId;
}

/** Ends everything that somebody holds in the actor's area, and lists it for whoever takes it over. */
export function openHandover(
  ctx: CityContext,
  loads: readonly GridLoad[],
  input: Leaving,
): Promise<{ id: string; version: number }> {
  const column = input.workerId === undefined ? 'volunteer_id' : 'worker_id';
  const personId = input.workerId ?? input.volunteerId ?? '';
  return commit(ctx, async () => {
    const [held, workers, volunteers] = await ctx.db.reads<[store.HoldingRow, store.WorkerRow, store.VolunteerRow]>([
      store.holdings(ctx, column, personId),
      store.workersNamed([personId], ctx.today),
      store.volunteersNamed(ctx, 'grids.write', [personId]),
    ]);
    const person = workers[0] ?? volunteers[0];
    if (!person) return platformRefusals.refuse('not_found');
    if (held.length === 0) return gridRefusals.refuse('grid_handover_empty');
    const sizes = await loadsOf(ctx, loads, [...new Set(held.map(({ gridId }) => gridId))]);
    const id = ctx.newId('gho');
    const ends = held.flatMap((member) =>
      store.planEnd(ctx, member, input.day < member.fromDay ? member.fromDay : input.day, input.reason),
    );
    const handover = {
      id,
      unitId: unitOf(ctx, held),
      workerId: input.workerId ?? null,
      volunteerId: input.workerId === undefined ? personId : null,
      personName: person.name,
      day: input.day,
      reason: input.reason,
    };
    const items = held.map((member) => ({
      memberId: member.id,
      gridId: member.gridId,
      held: JSON.stringify(sizes.get(member.gridId) ?? {}),
    }));
    return {
      audit: {
        action: 'grids.handover.open',
        subject: { type: 'grid_handover', id },
        reason: input.reason,
        payload: { ...handover, items },
      },
      writes: [...ends, ...store.planHandover(ctx, handover, items)],
      answer: { id, version: 1 },
    };
  });
}

const nextVersion = (handover: HandoverFacts): Statement[] => [
  sql`UPDATE grid_handover SET version = version + 1 WHERE id = ${handover.id} AND state = 'open'
    AND version = CAST(${handover.version} AS INTEGER)`,
  expectChanges('grid_handover_version'),
];

export interface Succession {
  readonly memberId: string;
  readonly workerId?: string | undefined;
  readonly volunteerId?: string | undefined;
  readonly note?: string | undefined;
}

/** Says who takes over each item, or why nobody does. */
export function nameSuccessors(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly items: readonly Succession[] },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const ids = (pick: (item: Succession) => string | undefined) => input.items.flatMap((item) => pick(item) ?? []);
    const [rows, lines, workers, volunteers] = await ctx.db.reads<
      [HandoverFacts, HandoverItem, store.WorkerRow, store.VolunteerRow]
    >([
      handoverBy(ctx, 'grids.write', id),
      handoverItems(id),
      store.workersNamed(
        ids(({ workerId }) => workerId),
        ctx.today,
      ),
      store.volunteersNamed(
        ctx,
        'grids.write',
        ids(({ volunteerId }) => volunteerId),
      ),
    ]);
    const handover = rows[0] ?? null;
    const refused = refuseHandover(handover, input.version);
    if (refused) return refused;
    const known = new Set(lines.map(({ memberId }) => memberId));
    const people = new Set([...workers, ...volunteers].map((person) => person.id));
    const named = ids(({ workerId, volunteerId }) => workerId ?? volunteerId);
    if (!handover || input.items.some(({ memberId }) => !known.has(memberId)) || named.some((one) => !people.has(one)))
      return platformRefusals.refuse('not_found');
    const gone = workers.find(({ left }) => left === 1);
    if (gone) return gridRefusals.refuse('grid_person_left', { name: gone.name });
    const items = input.items.map(({ memberId, workerId, volunteerId, note }) => ({
      memberId,
      workerId: workerId ?? null,
      volunteerId: workerId === undefined ? (volunteerId ?? null) : null,
      note: note ?? null,
    }));
    return {
      audit: { action: 'grids.handover.succeed', subject: { type: 'grid_handover', id }, payload: { items } },
      writes: [...nextVersion(handover), planSuccessors(id, items)],
      answer: { id, version: handover.version + 1 },
    };
  });
}

/** Signs a handover off, as a second person: the successors serve from today. */
export function signHandover(ctx: CityContext, id: string, version: number): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const [rows, lines] = await ctx.db.reads<[HandoverFacts, HandoverItem]>([
      handoverBy(ctx, 'grids.handover.sign', id),
      handoverItems(id),
    ]);
    const handover = rows[0] ?? null;
    const refused = refuseHandover(handover, version);
    if (refused) return refused;
    if (!handover) return platformRefusals.refuse('not_found');
    const told = lines.map((line) => ({ successor: line.workerId ?? line.volunteerId, note: line.note }));
    const unsigned = refuseSigning(handover, told, ctx.actor.id);
    if (unsigned) return unsigned;
    const taken = lines.filter((line) => line.workerId !== null || line.volunteerId !== null);
    const gridIds = [...new Set(taken.map(({ gridId }) => gridId))];
    const [grids, held] = await ctx.db.reads<[store.GridRow, store.HeldRow]>([
      store.gridsNamed(ctx, 'grids.handover.sign', gridIds),
      store.heldIn(gridIds),
    ]);
    const clash = refuseAppointments(
      taken.map((line) => ({ ...line, person: personOf(line) })),
      new Map(grids.map((grid) => [grid.id, { ...grid, open: grid.open === 1 }])),
      held.map((post) => ({ ...post, person: personOf(post) })),
    );
    if (clash) return clash;
    const members = taken.map(({ gridId, role, area, workerId, volunteerId }) => ({
      id: ctx.newId('gmb'),
      gridId,
      role,
      area,
      workerId,
      volunteerId,
      fromDay: ctx.today,
    }));
    return {
      audit: { action: 'grids.handover.sign', subject: { type: 'grid_handover', id }, payload: { members } },
      writes: [
        sql`UPDATE grid_handover SET state = 'signed', signed_at = ${ctx.at}, signed_by = ${ctx.actor.id},
          signed_by_name = ${ctx.actor.name}, version = version + 1
          WHERE id = ${id} AND state = 'open' AND version = CAST(${version} AS INTEGER)`,
        expectChanges('grid_handover_version'),
        ...store.planMembers(
          ctx,
          'handover',
          `接替${(rows[0] as unknown as { personName: string }).personName}`,
          members,
        ),
      ],
      answer: { id, version: version + 1 },
    };
  });
}
