import type { CityContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/statement.ts';
import { masked, open } from '../sealing.ts';
import { numberOf, type HouseholdRow } from './household.ts';

interface Own {
  readonly id: string;
  readonly own: number;
}
interface MemberRow extends Own {
  readonly relation: string;
  readonly name: string;
  readonly identity: string | null;
  readonly contact: string | null;
  readonly fromDay: string;
  readonly untilDay: string | null;
}
interface RiskRow extends Own {
  readonly level: string;
  readonly cause: string;
  readonly day: string;
  readonly byName: string;
}
interface VisitRow extends Own {
  readonly day: string;
  readonly way: string;
  readonly outcome: string;
  readonly note: string | null;
  readonly byName: string;
  readonly recordedAt: string;
}
interface NeedRow extends Own {
  readonly visitId: string | null;
  readonly text: string;
  readonly day: string;
  readonly closedDay: string | null;
  readonly outcome: string | null;
  readonly byName: string;
}

export type WholeHousehold = Awaited<ReturnType<typeof readWhole>>;

/** A household and what was merged into it, opened: names and texts; numbers and contacts stay masked. */
export async function readWhole(ctx: CityContext, household: HouseholdRow) {
  const { id } = household;
  const family = sql`(SELECT f.id FROM household AS f WHERE f.id = ${id} OR f.merged_into_id = ${id})`;
  const [places, members, kinds, risks, visits, needs, merges] = await ctx.db.reads<
    [
      { address: string; gridName: string },
      MemberRow,
      { kind: string; name: string; fromDay: string; untilDay: string | null },
      RiskRow,
      VisitRow,
      NeedRow,
      { id: string; number: string; mergedAt: string; byName: string; reason: string },
    ]
  >([
    sql`SELECT h.address_sealed AS address, g.name AS gridName FROM household AS h JOIN unit AS g ON g.id = h.grid_id WHERE h.id = ${id}`,
    sql`SELECT id, household_id = ${id} AS own, relation, name_sealed AS name, identity_sealed AS identity, contact_sealed AS contact,
        from_day AS fromDay, until_day AS untilDay
      FROM household_member WHERE household_id IN ${family} ORDER BY until_day IS NOT NULL, relation <> 'head', id LIMIT 200`,
    sql`SELECT k.kind, d.name, k.from_day AS fromDay, k.until_day AS untilDay FROM household_kind AS k
      JOIN difficulty_kind AS d ON d.code = k.kind WHERE k.household_id IN ${family} ORDER BY k.until_day IS NOT NULL, k.from_day DESC LIMIT 200`,
    sql`SELECT id, household_id = ${id} AS own, level, cause_sealed AS cause, day, recorded_by_name AS byName FROM household_risk
      WHERE household_id IN ${family} ORDER BY id DESC LIMIT 50`,
    sql`SELECT id, household_id = ${id} AS own, day, way, outcome, note_sealed AS note, by_name AS byName, recorded_at AS recordedAt
      FROM household_visit WHERE household_id IN ${family} ORDER BY day DESC, id DESC LIMIT 50`,
    sql`SELECT id, household_id = ${id} AS own, visit_id AS visitId, text_sealed AS text, day, closed_day AS closedDay,
        outcome_sealed AS outcome, recorded_by_name AS byName
      FROM household_need WHERE household_id IN ${family} ORDER BY closed_day IS NOT NULL, id DESC LIMIT 50`,
    sql`SELECT m.id, ${numberOf('f')} AS number, m.merged_at AS mergedAt, m.merged_by_name AS byName, m.reason FROM household_merge AS m
      JOIN household AS f ON f.id = m.from_id WHERE m.into_id = ${id} AND m.undone_at IS NULL ORDER BY m.id`,
  ]);
  const text = (sealed: string | null) => (sealed === null ? null : open(ctx.keyring, 'text', sealed));
  const place = places[0];
  return {
    ...household,
    kinds: JSON.parse(household.kinds) as string[],
    gridName: place?.gridName ?? '',
    address: place ? await open(ctx.keyring, 'address', place.address) : '',
    members: await Promise.all(
      members.map(async ({ name, identity, contact, own, ...row }) => ({
        ...row,
        own: own === 1,
        name: await open(ctx.keyring, 'name', name),
        identityMasked: identity === null ? null : masked(await open(ctx.keyring, 'identity', identity)),
        contactMasked: contact === null ? null : masked(await open(ctx.keyring, 'contact', contact)),
      })),
    ),
    kindHistory: kinds,
    risks: await Promise.all(
      risks.map(async ({ own, ...row }) => ({ ...row, own: own === 1, cause: (await text(row.cause)) ?? '' })),
    ),
    visits: await Promise.all(
      visits.map(async ({ own, ...row }) => ({ ...row, own: own === 1, note: await text(row.note) })),
    ),
    needs: await Promise.all(
      needs.map(async ({ own, ...row }) => ({
        ...row,
        own: own === 1,
        text: (await text(row.text)) ?? '',
        outcome: await text(row.outcome),
      })),
    ),
    merges,
  };
}
