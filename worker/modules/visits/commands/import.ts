import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  openSheet,
  refuseOpen,
  type SheetOutcome,
  type SheetPlan,
  type Upload,
} from '../../../platform/http/import.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { householdSheet, judgeHouseholds, readHouseholds, type SheetHousehold } from '../rules/sheet.ts';
import { indexOf, seal } from '../sealing.ts';
import * as store from '../store/household.ts';
import { gridsByName, knownHouseholds } from '../store/reading.ts';
import { sealAddress, sealMember } from './households.ts';

interface HouseholdsPlan extends SheetPlan {
  readonly fresh: readonly (SheetHousehold & { readonly gridId: string })[];
  readonly plan: store.VisitPlan;
}

/** What a sheet would register; households that are known stay as they are. */
async function planImport(ctx: CityContext, upload: Upload): Promise<HouseholdsPlan | Refusal> {
  const opened = await openSheet(upload, householdSheet);
  if (isRefusal(opened)) return opened;
  const kinds = await ctx.db.all<{ code: string; name: string }>(store.kindsOn(ctx.today));
  const { households, problems } = readHouseholds(opened.table, kinds);
  const indexes = await Promise.all(
    households.map(async ({ row, address, identity }) => ({
      row,
      address: await indexOf(ctx.keyring, 'address', address),
      identity: identity === undefined ? null : await indexOf(ctx.keyring, 'identity', identity),
    })),
  );
  const [grids, known, plans] = await ctx.db.reads<
    [{ id: string; name: string }, { gridId: string; address: string | null; identity: string | null }, store.PlanRow]
  >([
    gridsByName(ctx, [...new Set(households.map(({ grid }) => grid))]),
    knownHouseholds(
      indexes.map(({ address }) => address),
      indexes.flatMap(({ identity }) => identity ?? []),
    ),
    store.planOn(ctx.today),
  ]);
  const byName = new Map(
    [...Map.groupBy(grids, ({ name }) => name)].map(([name, rows]) => [name, rows.map(({ id }) => id)]),
  );
  const gridOf = ({ grid }: SheetHousehold): string => byName.get(grid)?.[0] ?? '';
  const people = new Set(known.flatMap(({ identity }) => identity ?? []));
  const places = new Set(known.flatMap(({ gridId, address }) => (address === null ? [] : [`${gridId}/${address}`])));
  const placed = households.map((household, at) => ({ ...household, gridId: gridOf(household), at: indexes[at] }));
  const isKnown = ({ gridId, at }: (typeof placed)[number]) =>
    places.has(`${gridId}/${at?.address}`) || (at?.identity != null && people.has(at.identity));
  const fresh = placed.filter((household) => !isKnown(household));
  const facts = {
    grids: byName,
    known: new Set(placed.filter(isKnown).map(({ row }) => row)),
    keys: new Map(placed.map(({ row, gridId, at }) => [row, `${gridId}/${at?.address}`])),
  };
  return {
    opened,
    problems: [...problems, ...judgeHouseholds(households, facts)],
    outcome: {
      created: fresh.length,
      updated: 0,
      unchanged: placed.length - fresh.length,
      skipped: opened.table.skipped.length,
    },
    fresh,
    plan: store.visitPlan(plans),
  };
}

async function sealed(ctx: CityContext, household: HouseholdsPlan['fresh'][number]) {
  const id = ctx.newId('hhd');
  const { gridId, place, kinds, risk, name, identity, contact } = household;
  const [address, member, causeSealed, needSealed] = await Promise.all([
    sealAddress(ctx, household.address),
    sealMember(ctx, id, { name, relation: 'head', identity, contact }),
    seal(ctx.keyring, 'text', household.cause),
    household.need === undefined ? null : seal(ctx.keyring, 'text', household.need),
  ]);
  return {
    household: { id, gridId, place, address, kinds: [...new Set(kinds)], risk },
    member,
    causeSealed,
    needSealed,
  };
}

/** Registers the households of a sheet, all of it or nothing. @throws RefusedError when problems are left */
export function importHouseholds(ctx: CityContext, upload: Upload): Promise<SheetOutcome> {
  return commit(ctx, async () => {
    const planned = await planImport(ctx, upload);
    if (isRefusal(planned)) return planned;
    const open = refuseOpen(planned, upload.decisions, ctx.locale);
    if (open) return open;
    const rows = await Promise.all(planned.fresh.map((household) => sealed(ctx, household)));
    const importId = ctx.newId('hhi');
    return {
      audit: {
        action: 'visits.household.import',
        subject: { type: 'household_import', id: importId },
        payload: { file: upload.file.name, ...planned.outcome },
      },
      writes: [
        ...store.planHouseholds(
          ctx,
          planned.plan,
          rows.map(({ household }) => household),
        ),
        ...store.planMembers(
          ctx,
          rows.map(({ member }) => member),
        ),
        ...store.planRisks(
          ctx,
          rows.map(({ household, causeSealed }) => ({
            id: ctx.newId('hrk'),
            householdId: household.id,
            level: household.risk,
            causeSealed,
          })),
        ),
        ...store.planNeeds(
          ctx,
          rows.flatMap(({ household, needSealed }) =>
            needSealed === null
              ? []
              : [{ id: ctx.newId('hnd'), householdId: household.id, visitId: null, textSealed: needSealed }],
          ),
        ),
      ],
      answer: planned.outcome,
    };
  });
}

/** For a dry run: the plan, or the refusal thrown. */
export async function previewHouseholds(ctx: CityContext, upload: Upload): Promise<HouseholdsPlan> {
  const plan = await planImport(ctx, upload);
  if (isRefusal(plan)) throw new RefusedError(plan);
  return plan;
}
