import type { Day } from '../core/day.ts';
import type { Permission } from '../core/permissions.ts';
import type { Refusal } from '../core/refusal.ts';
import type { CityDatabase } from './city-database.ts';
import type { Foreseen } from './foresight.ts';
import type { Keyring } from './keyring.ts';

export type Locale = 'zh-CN' | 'ko-KR' | 'en';

/** Who acts: a signed-in person, a machine with an API key, or the system itself (cron, sign-up). */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system';
  readonly id: string;
  readonly name: string;
  /** The roster's worker behind this person, where there is one. */
  readonly workerId: string | null;
  /** For each permission the units (each with all below it) where it holds. */
  readonly grants: ReadonlyMap<Permission, readonly string[]>;
}

export interface CityIdentity {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly divisionCode: string;
  /** The unit at the top of the tree: a grant there is a grant over the whole city. */
  readonly rootUnitId: string;
}

/** How a write is told from its repetition. `key` is the caller's, or made for this one request. */
export interface IdempotencyClaim {
  readonly key: string;
  /** SHA-256 of method, path and body. */
  readonly inputHash: string;
  /** HTTP status of the success, repeated to whoever repeats the request. */
  readonly status: number;
}

/** What a violated constraint means: constraint or `table.column` name to refusal. One table for the whole house. */
export type ConstraintRefusals = Readonly<Record<string, () => Refusal>>;

/** Everything a command needs and may not reach for itself: database, actor, time, ids, keys. */
export interface CityContext {
  readonly city: CityIdentity;
  readonly db: CityDatabase;
  readonly actor: Actor;
  /** The instant of the request in milliseconds. */
  readonly now: number;
  /** The same instant as ISO 8601, for rows. */
  readonly at: string;
  /** The day in Asia/Shanghai. */
  readonly today: Day;
  readonly locale: Locale;
  readonly requestId: string;
  readonly claim: IdempotencyClaim;
  /** What the route's command asks for first, read with the session. */
  readonly foreseen?: Foreseen | null;
  readonly keyring: Keyring;
  readonly constraints: ConstraintRefusals;
  /** A fresh time-sortable id, e.g. `newId('wrk')`. */
  newId(prefix: string): string;
  /** Work after the answer: sealing, notifications. */
  defer(work: Promise<unknown>): void;
  /** Sets hands to a job whose record stands: a Workflow where there is one. */
  launch(jobId: string): Promise<void>;
  /** Milliseconds that entries of the audit trail wait for others to be sealed with. */
  readonly sealGatherMs: number;
  /** Writes the head of the audit chain outside the city's own database. */
  anchor(head: { readonly seq: number; readonly hash: string }): Promise<void>;
}
