import type { Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { gridRefusals } from '../rules/refusals.ts';
import { personOf, refuseAppointments, refuseEnd, type GridRole, type MemberFacts } from '../rules/team.ts';
import * as store from '../store/team.ts';

/** Somebody of the roster, a volunteer met before, or a volunteer by name. */
export interface Person {
  readonly workerId?: string | undefined;
  readonly volunteerId?: string | undefined;
  readonly name?: string | undefined;
  readonly contact?: string | undefined;
}
export interface Appointment extends Person {
  readonly gridId: string;
  readonly role: GridRole;
  readonly area?: string | undefined;
}

const contactPurpose = 'grid.volunteer.contact';
const present = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined)),
];

interface Resolved {
  readonly people: readonly { readonly workerId: string | null; readonly volunteerId: string | null }[];
  readonly writes: readonly Statement[];
}

/** Who is meant by each: a volunteer of the same name and contact in the same community is the one met before. */
async function resolve(
  ctx: CityContext,
  wanted: readonly (Person & { readonly communityId: string })[],
  workers: readonly store.WorkerRow[],
  volunteers: readonly store.VolunteerRow[],
): Promise<Resolved | Refusal> {
  const indexes = await Promise.all(
    wanted.map(({ contact }) => (contact === undefined ? null : ctx.keyring.index(contactPurpose, contact))),
  );
  const met = await ctx.db.all<store.KnownVolunteer>(
    store.volunteersMet(indexes.filter((index): index is string => index !== null)),
  );
  const known = new Map(met.map((row) => [`${row.unitId}/${row.name}/${row.contactIndex}`, row.id]));
  const fresh: store.NewVolunteer[] = [];
  const people: { workerId: string | null; volunteerId: string | null }[] = [];
  for (const [at, person] of wanted.entries()) {
    const found = standing(person, workers, volunteers);
    if (found && isRefusal(found)) return found;
    if (found) {
      people.push(found);
      continue;
    }
    const name = person.name ?? '';
    const index = indexes[at] ?? null;
    const key = `${person.communityId}/${name}/${index}`;
    const id = (index === null ? undefined : known.get(key)) ?? ctx.newId('gvo');
    if (index === null || !known.has(key)) {
      const contact =
        index === null ? null : { index, sealed: await ctx.keyring.seal(contactPurpose, person.contact ?? '') };
      fresh.push({ id, unitId: person.communityId, name, contact });
    }
    known.set(key, id);
    people.push({ workerId: null, volunteerId: id });
  }
  return { people, writes: store.planVolunteers(ctx, fresh) };
}

/** Somebody named by id; null where a name is given instead. */
function standing(person: Person, workers: readonly store.WorkerRow[], volunteers: readonly store.VolunteerRow[]) {
  if (person.workerId !== undefined) {
    const worker = workers.find(({ id }) => id === person.workerId);
    if (!worker) return platformRefusals.refuse('not_found');
    if (worker.left === 1) return gridRefusals.refuse('grid_person_left', { name: worker.name });
    return { workerId: worker.id, volunteerId: null };
  }
  if (person.volunteerId === undefined) return null;
  const volunteer = volunteers.find(({ id }) => id === person.volunteerId);
  return volunteer ? { workerId: null, volunteerId: volunteer.id } : platformRefusals.refuse('not_found');
}

/** Fills posts of grid teams from a day on: all of them, or none. */
export function appoint(
  ctx: CityContext,
  input: { readonly fromDay: Day; readonly reason: string; readonly items: readonly Appointment[] },
): Promise<{ ids: string[] }> {
  return commit(ctx, async () => {
    const gridIds = present(input.items.map(({ gridId }) => gridId));
    const [grids, held, workers, volunteers] = await ctx.db.reads<
      [store.GridRow, store.HeldRow, store.WorkerRow, store.VolunteerRow]
    >([
      store.gridsNamed(ctx, 'grids.write', gridIds),
      store.heldIn(gridIds),
      store.workersNamed(present(input.items.map(({ workerId }) => workerId)), ctx.today),
      store.volunteersNamed(ctx, 'grids.write', present(input.items.map(({ volunteerId }) => volunteerId))),
    ]);
    const byId = new Map(grids.map((grid) => [grid.id, grid]));
    const placed = input.items.map((item) => ({ ...item, communityId: byId.get(item.gridId)?.communityId ?? '' }));
    const resolved = await resolve(ctx, placed, workers, volunteers);
    if (isRefusal(resolved)) return resolved;
    const posts = input.items.map(({ gridId, role, area = '' }, index) => ({
      gridId,
      role,
      area,
      workerId: resolved.people[index]?.workerId ?? null,
      volunteerId: resolved.people[index]?.volunteerId ?? null,
    }));
    const refused = refuseAppointments(
      posts.map((post) => ({ ...post, person: personOf(post) })),
      new Map(grids.map((grid) => [grid.id, { ...grid, open: grid.open === 1 }])),
      held.map((post) => ({ ...post, person: personOf(post) })),
    );
    if (refused) return refused;
    const members = posts.map((post) => ({ ...post, id: ctx.newId('gmb'), fromDay: input.fromDay }));
    const [first] = members;
    return {
      audit: {
        action: 'grids.member.appoint',
        subject: { type: 'grid_member', id: first?.id ?? '' },
        reason: input.reason,
        payload: { fromDay: input.fromDay, members },
      },
      writes: [...resolved.writes, ...store.planMembers(ctx, 'appointment', input.reason, members)],
      answer: { ids: members.map(({ id }) => id) },
    };
  });
}

/** Ends one service on a day (exclusive): today ends it at once. */
export function endMember(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly untilDay: Day; readonly reason: string },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const member = await ctx.db.first<MemberFacts>(store.memberById(ctx, id));
    const refused = refuseEnd(member, input.version, input.untilDay);
    if (refused) return refused;
    if (!member) return platformRefusals.refuse('not_found');
    return {
      audit: {
        action: 'grids.member.end',
        subject: { type: 'grid_member', id },
        reason: input.reason,
        payload: { untilDay: input.untilDay },
      },
      writes: store.planEnd(ctx, member, input.untilDay, input.reason),
      answer: { id, version: member.version + 1 },
    };
  });
}

/** Tells a volunteer's contact once, for a reason that the audit keeps; a repetition is told only that it was done. */
export async function revealContact(
  ctx: CityContext,
  id: string,
  reason: string,
): Promise<{ id: string; value: string | null }> {
  let sealed: string | null = null;
  await commit(ctx, async () => {
    const volunteer = await ctx.db.first<store.VolunteerRow>(store.volunteersNamed(ctx, 'grids.contact.read', [id]));
    if (!volunteer) return platformRefusals.refuse('not_found');
    sealed = volunteer.contactSealed;
    return {
      audit: { action: 'grids.contact.reveal', subject: { type: 'grid_volunteer', id }, reason },
      writes: [],
      answer: { id, value: null },
    };
  });
  return { id, value: sealed === null ? null : await ctx.keyring.open(contactPurpose, sealed) };
}
