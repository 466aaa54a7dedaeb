import type { Context } from 'hono';
import type { Permission } from '../../core/permissions.ts';
import type { Env } from '../../env.ts';
import type { Foresee } from '../foresight.ts';
import type { IdempotencyRecord } from '../idempotency.ts';
import type { Actor, CityContext, IdempotencyClaim, Locale } from '../context.ts';

/** What a city route demands before its handler runs. */
export interface Demand {
  /** The permission that the actor must hold somewhere in the tree; `null` only for routes that any signed-in person may use. */
  readonly permission: Permission | null;
  /** A write is told from its repetition by key and input; a read is not. */
  readonly write: boolean;
  /** Money, pay and final grades: without the caller's own key the write is refused. */
  readonly keyRequired: boolean;
  /** Status of the success. */
  readonly status: number;
  readonly foresee: Foresee | null;
}

export interface Admission {
  readonly ctx: CityContext;
  /** Set when this very request was answered before. */
  readonly replay: IdempotencyRecord | null;
}

/** Opens the city, knows the actor, checks the demand. Composed in `app.ts` from tenancy and access. */
export interface Gate {
  admit(c: Context<AppEnv>, city: string, demand: Demand): Promise<Admission>;
  /** Opens the city for who has no account. */
  visit(c: Context<AppEnv>, city: string, actor: Actor, claim: IdempotencyClaim): Promise<CityContext>;
}

export interface Variables {
  gate: Gate;
  requestId: string;
  locale: Locale;
  /** Milliseconds; one instant for the whole request. */
  now: number;
  ctx: CityContext;
}

export interface AppEnv {
  Bindings: Env;
  Variables: Variables;
}
