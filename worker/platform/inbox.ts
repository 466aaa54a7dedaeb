import type { Permission } from '../core/permissions.ts';
import type { CityContext } from './context.ts';
import { grantedUnits, holdsCityWide, inScope } from './scope.ts';
import { sql, type Statement } from './statement.ts';

/** `mine` waits for what the reader may do; `awaited` waits for another; an `alarm` stands until it is in order. */
export const inboxSides = ['mine', 'awaited', 'alarm'] as const;
export type InboxSide = (typeof inboxSides)[number];

/**
 * One kind of thing that can stand in an inbox. A module that has some exports a list of these through its door, and
 * `worker/inbox-lines.ts` names that list: nobody else need know its tables.
 */
export interface InboxLine {
  /** `cases.decide`: the module, and what is to be done. Unique in the house. */
  readonly kind: string;
  readonly side: InboxSide;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  /** Who has it nowhere has no such line; the statement narrows to where it holds. */
  readonly permission: Permission;
  /** Decided for the whole city: a grant over a part of it is none. */
  readonly cityWide?: true;
  /** Deadlines are instants (ISO 8601) instead of days. */
  readonly clock?: true;
  /** Below the city's address: one record (`{id}` is filled in), and the list of those that wait. */
  readonly page: string;
  readonly list: string;
  /**
   * Reads {@link InboxRow}, without an order; scalar columns rather than joins for `label` and `party`, so that a
   * count need not look them up.
   */
  open(ctx: CityContext): Statement;
}

/** What a line's statement answers. */
export interface InboxRow {
  readonly id: string;
  readonly label: string;
  /** The last day, or instant, that is still in time; null where none runs. */
  readonly deadline: string | null;
  /** Whom it came from, or who must decide. */
  readonly party: string | null;
}

/** Holds nowhere without the permission, and within its units with it. */
export const within = (ctx: CityContext, permission: Permission, unitColumn: Statement): Statement =>
  grantedUnits(ctx, permission).length > 0 ? inScope(ctx, permission, unitColumn) : sql`0`;

/** The opposite: what this actor may not do there waits for somebody else. */
export const beyond = (ctx: CityContext, permission: Permission, unitColumn: Statement): Statement =>
  holdsCityWide(ctx, permission) ? sql`0` : sql`NOT ${within(ctx, permission, unitColumn)}`;

/** The name of a unit as a scalar. */
export const nameOf = (unitId: Statement): Statement => sql`(SELECT name FROM unit WHERE id = ${unitId})`;
