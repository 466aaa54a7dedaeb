import type { Context } from 'hono';
import type { Refusal } from '../../core/refusal.ts';
import { commit } from '../../platform/commit.ts';
import type { Actor, CityContext } from '../../platform/context.ts';
import type { CityDatabase } from '../../platform/city-database.ts';
import type { CityIdentity } from '../../platform/context.ts';
import { answerRefusal } from '../../platform/http/answers.ts';
import type { AppEnv } from '../../platform/http/gate.ts';
import { platformRefusals } from '../../platform/refused.ts';
import { cityAuth, cityPath, disabledCode } from './auth.ts';
import { accessRefusals } from './rules.ts';
import { signedIn } from './session.ts';

/** What the identity library may do for a browser, and what the audit calls it. Everything else it knows is closed. */
const servedPaths: Readonly<Record<string, string | null>> = {
  '/sign-in/email': 'access.session.sign_in',
  '/sign-out': 'access.session.sign_out',
  '/get-session': null,
  '/list-sessions': null,
  '/revoke-session': 'access.session.revoke',
  '/revoke-sessions': 'access.session.revoke_all',
  '/revoke-other-sessions': 'access.session.revoke_others',
  '/two-factor/enable': 'access.two_factor.begin',
  '/two-factor/disable': 'access.two_factor.disable',
  '/two-factor/verify-totp': 'access.two_factor.verify',
  '/two-factor/verify-backup-code': 'access.two_factor.verify_backup',
  '/two-factor/generate-backup-codes': 'access.two_factor.new_backup_codes',
};

interface LibraryAnswer {
  readonly code?: string;
  readonly twoFactorRedirect?: boolean;
  readonly user?: { readonly id: string; readonly name: string };
}

export interface AuthSetting {
  readonly city: CityIdentity;
  readonly db: CityDatabase;
  /** A context in which an actor's sign-in is put on record. */
  contextFor(actor: Actor): CityContext;
}

const nobody: Actor = { kind: 'system', id: 'nobody', name: '未登录者', workerId: null, grants: new Map() };

/**
 * Hands a request below `/auth/` to the identity library of this city, tells its refusals in the house's words, and
 * leaves an audit entry for whatever changed and for every failure to prove who one is.
 */
export async function serveAuth(c: Context<AppEnv>, setting: AuthSetting): Promise<Response> {
  const { city, db } = setting;
  const url = new URL(c.req.url);
  const path = url.pathname.slice(`${cityPath(city)}/auth`.length);
  const action = servedPaths[path];
  if (action === undefined) return answerRefusal(c, platformRefusals.refuse('not_found'));
  const before = await signedIn(c, c.env, city, db, null);
  const attempt = action === null ? {} : await attemptOf(c.req.raw);
  const auth = await cityAuth(c.env, city, db, url.origin);
  const response = await auth.handler(c.req.raw);
  const answer = (await response
    .clone()
    .json()
    .catch(() => null)) as LibraryAnswer | null;
  if (action !== null && response.status !== 429) {
    const actor = actorOf(before?.actor ?? null, answer) ?? nobody;
    await record(setting.contextFor(actor), action, actor, { ...attempt, outcome: outcomeOf(response, answer) });
  }
  if (response.ok) return response;
  const refused = answerRefusal(c, refusalOf(response.status, answer?.code));
  for (const cookie of response.headers.getSetCookie()) refused.headers.append('Set-Cookie', cookie);
  return refused;
}

const actorOf = (before: Actor | null, answer: LibraryAnswer | null): Actor | null =>
  before ?? (answer?.user ? { ...nobody, kind: 'person', id: answer.user.id, name: answer.user.name } : null);

function outcomeOf(response: Response, answer: LibraryAnswer | null): string {
  if (response.ok) return answer?.twoFactorRedirect ? 'second_factor_asked' : 'done';
  return answer?.code ?? String(response.status);
}

/** The address that somebody tried to sign in with; never a password or a code. */
async function attemptOf(request: Request): Promise<{ email?: string }> {
  const body = (await request
    .clone()
    .json()
    .catch(() => null)) as { email?: unknown } | null;
  return typeof body?.email === 'string' ? { email: body.email.slice(0, 254) } : {};
}

const record = (ctx: CityContext, action: string, actor: Actor, payload: object): Promise<null> =>
  commit(ctx, () => ({
    audit: { action, subject: { type: 'user', id: actor.id }, payload },
    writes: [],
    answer: null,
  }));

const refusalsOfLibrary: Readonly<Record<string, () => Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: () => accessRefusals.refuse('credentials_wrong'),
  INVALID_PASSWORD: () => accessRefusals.refuse('password_wrong'),
  INVALID_CODE: () => accessRefusals.refuse('code_wrong'),
  INVALID_BACKUP_CODE: () => accessRefusals.refuse('code_wrong'),
  INVALID_TWO_FACTOR_COOKIE: () => accessRefusals.refuse('second_factor_expired'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => platformRefusals.refuse('too_many_requests'),
  ACCOUNT_TEMPORARILY_LOCKED: () => platformRefusals.refuse('too_many_requests'),
  [disabledCode]: () => accessRefusals.refuse('user_disabled'),
};

function refusalOf(status: number, code: string | undefined): Refusal {
  const known = refusalsOfLibrary[code ?? ''];
  if (known) return known();
  if (status === 429) return platformRefusals.refuse('too_many_requests');
  return status === 401 ? platformRefusals.refuse('sign_in_required') : accessRefusals.refuse('sign_in_refused');
}

/** Signs in right after sign-up; answers the `Set-Cookie` values, none when the library refuses. */
export async function signInCookies(
  c: Context<AppEnv>,
  city: CityIdentity,
  db: CityDatabase,
  email: string,
  password: string,
): Promise<readonly string[]> {
  const { origin } = new URL(c.req.url);
  const auth = await cityAuth(c.env, city, db, origin);
  const request = new Request(`${origin}${cityPath(city)}/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  return (await auth.handler(request)).headers.getSetCookie();
}
