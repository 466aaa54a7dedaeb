import type { Day } from '../../../core/day.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { changedMeanwhile, platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, json, sql, type Statement } from '../../../platform/statement.ts';
import type { Relation, Risk } from '../rules/cadence.ts';
import { visitRefusals } from '../rules/refusals.ts';
import { indexOf, seal } from '../sealing.ts';
import * as store from '../store/household.ts';

export interface Member {
  readonly name: string;
  readonly relation: Relation;
  readonly identity?: string | undefined;
  readonly contact?: string | undefined;
}
interface Kind {
  readonly code: string;
  readonly name: string;
}
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A member as its row holds it. */
export async function sealMember(ctx: CityContext, householdId: string, member: Member): Promise<store.NewMember> {
  const { keyring } = ctx;
  const { name, relation, identity, contact } = member;
  const [nameSealed, nameIndex, identitySealed, identityIndex, contactSealed] = await Promise.all([
    seal(keyring, 'name', name),
    indexOf(keyring, 'name', name),
    identity === undefined ? null : seal(keyring, 'identity', identity),
    identity === undefined ? null : indexOf(keyring, 'identity', identity),
    contact === undefined ? null : seal(keyring, 'contact', contact),
  ]);
  const id = ctx.newId('hmb');
  return { id, householdId, relation, nameSealed, nameIndex, identitySealed, identityIndex, contactSealed };
}

export const sealAddress = async ({ keyring }: CityContext, address: string) => ({
  sealed: await seal(keyring, 'address', address),
  index: await indexOf(keyring, 'address', address),
});

function refuseKinds(wanted: readonly string[], known: readonly Kind[]): Refusal | null {
  const unknown = wanted.find((code) => !known.some((kind) => kind.code === code));
  return unknown === undefined ? null : visitRefusals.refuse('household_kind_unknown', { kind: unknown });
}

/** Said of a household that is no more, or that somebody changed since it was read. */
export function refuseHousehold(household: store.HouseholdRow | undefined, version: number): Refusal | null {
  if (!household) return platformRefusals.refuse('not_found');
  if (household.mergedNumber !== null)
    return visitRefusals.refuse('household_merged', { number: household.mergedNumber });
  if (household.leftDay !== null) return visitRefusals.refuse('household_left', { day: household.leftDay });
  const { kinds, ...current } = household;
  return household.version === version ? null : changedMeanwhile({ ...current, kinds: JSON.parse(kinds) as string[] });
}

export interface Registration {
  readonly gridId: string;
  readonly place: string;
  readonly address: string;
  readonly members: readonly Member[];
  readonly kinds: readonly string[];
  readonly risk: Risk;
  readonly cause: string;
  readonly need?: string | undefined;
}

/** Enters a household with its people, what is difficult for it, and the first level of risk. */
export function registerHousehold(ctx: CityContext, input: Registration): Promise<Versioned> {
  return commit(ctx, async () => {
    const address = await sealAddress(ctx, input.address);
    const [grids, kinds, plans, same] = await ctx.db.reads<[{ id: string }, Kind, store.PlanRow, { number: string }]>([
      store.standingGrid(ctx, input.gridId),
      store.kindsOn(ctx.today),
      store.planOn(ctx.today),
      store.sameAddress(input.gridId, address.index),
    ]);
    if (grids.length === 0) return platformRefusals.refuse('not_found');
    const refused = refuseKinds(input.kinds, kinds);
    if (refused) return refused;
    if (same[0]) return visitRefusals.refuse('household_known', { number: same[0].number });
    const id = ctx.newId('hhd');
    const household = {
      id,
      gridId: input.gridId,
      place: input.place,
      address,
      kinds: [...new Set(input.kinds)],
      risk: input.risk,
    };
    const members = await Promise.all(input.members.map((member) => sealMember(ctx, id, member)));
    const causeSealed = await seal(ctx.keyring, 'text', input.cause);
    const needs =
      input.need === undefined
        ? []
        : [
            {
              id: ctx.newId('hnd'),
              householdId: id,
              visitId: null,
              textSealed: await seal(ctx.keyring, 'text', input.need),
            },
          ];
    return {
      audit: {
        action: 'visits.household.register',
        subject: { type: 'household', id },
        payload: { gridId: input.gridId, kinds: household.kinds, risk: input.risk, members: members.length },
      },
      writes: [
        ...store.planHouseholds(ctx, store.visitPlan(plans), [household]),
        ...store.planMembers(ctx, members),
        ...store.planRisks(ctx, [{ id: ctx.newId('hrk'), householdId: id, level: input.risk, causeSealed }]),
        ...store.planNeeds(ctx, needs),
      ],
      answer: { id, version: 1 },
    };
  });
}

export type Change =
  | { readonly type: 'place'; readonly gridId: string; readonly place: string; readonly address?: string | undefined }
  | { readonly type: 'member_add'; readonly member: Member }
  | { readonly type: 'member_end'; readonly memberId: string }
  | { readonly type: 'kinds'; readonly kinds: readonly string[] }
  | { readonly type: 'risk'; readonly level: Risk; readonly cause: string }
  | { readonly type: 'need_add'; readonly text: string }
  | { readonly type: 'need_close'; readonly needId: string; readonly outcome: string }
  | { readonly type: 'leave'; readonly day: Day };

interface Changing {
  readonly state: store.HouseholdState;
  readonly writes: readonly Statement[];
  readonly address?: { readonly sealed: string; readonly index: string };
}

export const stateOf = (household: store.HouseholdRow): store.HouseholdState => ({
  ...household,
  kinds: JSON.parse(household.kinds) as string[],
});

/** One change of a household that was read at `version`. What was so before stays in its history. */
export function changeHousehold(
  ctx: CityContext,
  id: string,
  input: { readonly version: number; readonly change: Change },
): Promise<Versioned> {
  const { change, version } = input;
  return commit(ctx, async () => {
    const [rows, grids, kinds, plans] = await ctx.db.reads<[store.HouseholdRow, { id: string }, Kind, store.PlanRow]>([
      store.householdById(ctx, id),
      store.standingGrid(ctx, change.type === 'place' ? change.gridId : ''),
      store.kindsOn(ctx.today),
      store.planOn(ctx.today),
    ]);
    const household = rows[0];
    const refused = refuseHousehold(household, version);
    if (refused) return refused;
    if (!household) return platformRefusals.refuse('not_found');
    if (change.type === 'place' && grids.length === 0) return visitRefusals.refuse('household_grid_unfit');
    const unknown = change.type === 'kinds' ? refuseKinds(change.kinds, kinds) : null;
    if (unknown) return unknown;
    const { state, writes, address } = await applied(ctx, household, change);
    return {
      audit: {
        action: `visits.household.${change.type}`,
        subject: { type: 'household', id },
        payload: { gridId: state.gridId, kinds: state.kinds, risk: state.risk, leftDay: state.leftDay },
      },
      writes: [...writes, ...store.planState(household, state, store.visitPlan(plans), address ?? null)],
      answer: { id, version: version + 1 },
    };
  });
}

async function applied(ctx: CityContext, household: store.HouseholdRow, change: Change): Promise<Changing> {
  const state = stateOf(household);
  const { id } = household;
  switch (change.type) {
    case 'place': {
      const next = { ...state, gridId: change.gridId, place: change.place };
      return change.address === undefined
        ? { state: next, writes: [] }
        : { state: next, writes: [], address: await sealAddress(ctx, change.address) };
    }
    case 'member_add':
      return { state, writes: store.planMembers(ctx, [await sealMember(ctx, id, change.member)]) };
    case 'member_end':
      return {
        state,
        writes: [
          sql`UPDATE household_member SET until_day = max(from_day, ${ctx.today}) WHERE id = ${change.memberId} AND until_day IS NULL
            AND household_id = ${id}`,
          expectChanges('household_member_standing'),
        ],
      };
    case 'kinds':
      return {
        state: { ...state, kinds: [...new Set(change.kinds)] },
        writes: kindsChanged(ctx, id, state.kinds, change.kinds),
      };
    case 'risk': {
      const causeSealed = await seal(ctx.keyring, 'text', change.cause);
      const risk = { id: ctx.newId('hrk'), householdId: id, level: change.level, causeSealed };
      return { state: { ...state, risk: change.level }, writes: store.planRisks(ctx, [risk]) };
    }
    case 'need_add': {
      const textSealed = await seal(ctx.keyring, 'text', change.text);
      return {
        state,
        writes: store.planNeeds(ctx, [{ id: ctx.newId('hnd'), householdId: id, visitId: null, textSealed }]),
      };
    }
    case 'need_close':
      return {
        state,
        writes: [
          sql`UPDATE household_need SET closed_day = ${ctx.today}, outcome_sealed = ${await seal(ctx.keyring, 'text', change.outcome)}
            WHERE id = ${change.needId} AND closed_day IS NULL AND household_id = ${id}`,
          expectChanges('household_need_open'),
        ],
      };
    case 'leave':
      return { state: { ...state, leftDay: change.day }, writes: [] };
  }
}

function kindsChanged(ctx: CityContext, id: string, before: readonly string[], after: readonly string[]): Statement[] {
  const ended = before.filter((kind) => !after.includes(kind));
  const begun = [...new Set(after)].filter((kind) => !before.includes(kind));
  return [
    sql`UPDATE household_kind SET until_day = max(from_day, ${ctx.today}) WHERE household_id = ${id} AND until_day IS NULL
      AND kind IN (SELECT value FROM json_each(${json(ended)}))`,
    ...store.planKinds(
      ctx,
      begun.map((kind) => ({ householdId: id, kind })),
    ),
  ];
}
