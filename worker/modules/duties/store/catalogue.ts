import type { CityContext } from '../../../platform/context.ts';
import type { Day } from '../../../core/day.ts';
import { insertRow, insertRows, sql, type Statement } from '../../../platform/statement.ts';
import type { Stamp } from '../../ledger/index.ts';
import { plainTitle, type Blocked, type DutyState } from '../rules/duty.ts';
import type { CatalogueEntry } from '../rules/import/catalogue.ts';

/** The edition in force on a day: of several from the same day the last. */
const editionOn = (on: Day | Statement): Statement =>
  sql`(SELECT edition FROM duty_catalogue WHERE from_day <= ${on} ORDER BY from_day DESC, edition DESC LIMIT 1)`;

/** What the list in force on a day says of a duty (alias `d`) that it names as negative; null where it does not. */
export const blockedItem = (on: Day | Statement): Statement =>
  sql`(SELECT neg.code || ' ' || neg.title FROM duty_catalogue_item AS neg WHERE neg.edition = ${editionOn(on)}
    AND neg.plain_title = d.plain_title AND neg.kind = 'negative' LIMIT 1)`;

/** The negative entry of this title in the list in force, or no row. */
export const blockedTitle = (plainTitle: string, today: Day): Statement =>
  sql`SELECT code, title FROM duty_catalogue_item WHERE edition = ${editionOn(today)} AND plain_title = ${plainTitle}
    AND kind = 'negative' LIMIT 1`;

/** All that the list in force blocks: for steps that learn a duty's title with the same trip. */
export const blockedTitles = (today: Day): Statement =>
  sql`SELECT code, title, plain_title AS plainTitle FROM duty_catalogue_item
    WHERE edition = ${editionOn(today)} AND kind = 'negative' ORDER BY position`;

export type BlockedRow = Blocked & { readonly plainTitle: string };

/** The entry that blocks this title, if one does. */
export const blockedBy = (rows: readonly BlockedRow[], title: string): Blocked | null =>
  rows.find((row) => row.plainTitle === plainTitle(title)) ?? null;

interface EditionRow {
  readonly edition: number;
  readonly fromDay: Day;
  readonly source: string;
  readonly items: number;
  readonly recordedAt: string;
  readonly recordedByName: string;
}

const editions = (): Statement =>
  sql`SELECT edition, from_day AS fromDay, source, items, recorded_at AS recordedAt, recorded_by_name AS recordedByName
    FROM duty_catalogue ORDER BY from_day DESC, edition DESC LIMIT 100`;

export interface ItemRow {
  readonly code: string;
  readonly kind: CatalogueEntry['kind'];
  readonly title: string;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  readonly content: string;
  /** The last duty that was drafted under this title by the department, and how it stands. */
  readonly dutyId: string | null;
  readonly dutyState: DutyState | null;
}

/** The entries of an edition; of the one in force on a day where none is named. */
export const itemsOf = (edition: number | undefined, today: Day): Statement =>
  sql`SELECT i.code, i.kind, i.title, i.department_id AS departmentId, u.name AS departmentName, i.content,
      last.id AS dutyId, last.state AS dutyState
    FROM duty_catalogue_item AS i LEFT JOIN unit AS u ON u.id = i.department_id
    LEFT JOIN duty AS last ON last.id = (SELECT d.id FROM duty AS d WHERE d.title = i.title
      AND d.department_id = i.department_id ORDER BY d.id DESC LIMIT 1)
    WHERE i.edition = ${edition === undefined ? editionOn(today) : sql`CAST(${edition} AS INTEGER)`} ORDER BY i.position`;

export function planEdition(
  stamp: Stamp,
  edition: { readonly number: number; readonly fromDay: Day; readonly source: string },
  entries: readonly CatalogueEntry[],
): Statement[] {
  return [
    insertRow('duty_catalogue', {
      edition: edition.number,
      from_day: edition.fromDay,
      source: edition.source,
      items: entries.length,
      recorded_at: stamp.at,
      recorded_by: stamp.actor.id,
      recorded_by_name: stamp.actor.name,
    }),
    ...insertRows(
      'duty_catalogue_item',
      entries.map(({ code, kind, title, plainTitle, departmentId, content }, position) => ({
        edition: edition.number,
        code,
        position,
        kind,
        title,
        plain_title: plainTitle,
        department_id: departmentId,
        content: JSON.stringify(content),
      })),
    ),
  ];
}

/** The list with its editions: the one in force, or one that was asked for. */
export async function readCatalogue(ctx: CityContext, edition: number | undefined) {
  const [all, items] = await ctx.db.reads<[EditionRow, ItemRow]>([editions(), itemsOf(edition, ctx.today)]);
  const present = all.find(({ fromDay }) => fromDay <= ctx.today)?.edition;
  return {
    editions: all.map((row) => ({ ...row, inForce: row.edition === present })),
    edition: edition ?? present ?? null,
    items: items.map(({ content, ...row }) => {
      const { parts, ...said } = JSON.parse(content) as CatalogueEntry['content'];
      return { ...row, ...said, parts: [...parts] };
    }),
  };
}
