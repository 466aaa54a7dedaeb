import type { Permission } from '../../core/permissions.ts';
import type { CityContext } from '../../platform/context.ts';
import { inScope } from '../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../platform/statement.ts';
import { visible } from './facts.ts';
import type { KeysQuery, UserListQuery } from './input.ts';

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly mustChangePassword: number;
  readonly twoFactorEnabled: number;
}

interface StandingRow {
  readonly role: string;
  readonly roleName: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** The name of a role in the reader's language. */
const roleName = (ctx: CityContext): Statement =>
  ({ 'zh-CN': sql`r.name_zh`, 'ko-KR': sql`r.name_ko`, en: sql`r.name_en` })[ctx.locale];

/** What the web needs to know of the signed-in person; an API key has no user row and shows its own name. */
export async function sessionFacts(ctx: CityContext) {
  const [users, assignments] = await ctx.db.reads<[UserRow, StandingRow]>([
    sql`SELECT id, name, email, "mustChangePassword" AS mustChangePassword, "twoFactorEnabled" AS twoFactorEnabled
      FROM "user" WHERE id = ${ctx.actor.id}`,
    sql`SELECT a.role_code AS role, ${roleName(ctx)} AS roleName, a.unit_id AS unitId, coalesce(u.name, '') AS unitName
      FROM assignment AS a JOIN role AS r ON r.code = a.role_code LEFT JOIN unit AS u ON u.id = a.unit_id
      WHERE a.user_id = ${ctx.actor.id} AND a.ended_at IS NULL ORDER BY a.given_at`,
  ]);
  const user = users[0];
  return {
    user: {
      id: ctx.actor.id,
      name: user?.name ?? ctx.actor.name,
      email: user?.email ?? '',
      mustChangePassword: user?.mustChangePassword === 1,
      twoFactorEnabled: user?.twoFactorEnabled === 1,
    },
    assignments,
  };
}

interface UserListed {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly workerId: string | null;
  readonly disabled: number;
  readonly mustChangePassword: number;
  readonly twoFactorEnabled: number;
  readonly lastSignInAt: string | null;
  readonly assignments: string;
}

interface AssignmentListed {
  readonly id: string;
  readonly role: string;
  readonly roleName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly givenAt: string;
}

const userSorts: Readonly<Record<string, Statement>> = {
  name: sql`p.name, p.id`,
  '-name': sql`p.name DESC, p.id`,
  email: sql`p."email"`,
  '-email': sql`p."email" DESC`,
};

const disabledConditions = { no: sql`p."disabled" = 0`, only: sql`p."disabled" = 1`, all: sql`1` };

/** Accounts that the actor may see, each with its standing roles. */
export async function listUsers(ctx: CityContext, query: UserListQuery) {
  const { page, pageSize, q, role } = query;
  const where = allOf([
    visible(ctx, 'access.read'),
    disabledConditions[query.disabled],
    q ? sql`instr(p.name, ${q}) OR instr(p."email", ${q.toLowerCase()})` : null,
    role
      ? sql`EXISTS (SELECT 1 FROM assignment AS a WHERE a.user_id = p.id AND a.role_code = ${role} AND a.ended_at IS NULL)`
      : null,
  ]);
  const standing = sql`SELECT json_group_array(json_object('id', a.id, 'role', a.role_code, 'roleName', ${roleName(ctx)},
      'unitId', a.unit_id, 'unitName', coalesce(u.name, ''), 'givenAt', a.given_at))
    FROM assignment AS a JOIN role AS r ON r.code = a.role_code LEFT JOIN unit AS u ON u.id = a.unit_id
    WHERE a.user_id = p.id AND a.ended_at IS NULL AND ${inScope(ctx, 'access.read', sql`a.unit_id`)}`;
  const [rows, counts] = await ctx.db.reads<[UserListed, { total: number }]>([
    sql`SELECT p.id, p.name, p."email" AS email, p."workerId" AS workerId, p."disabled" AS disabled,
        p."mustChangePassword" AS mustChangePassword, p."twoFactorEnabled" AS twoFactorEnabled,
        (SELECT max(s."createdAt") FROM "session" AS s WHERE s."userId" = p.id) AS lastSignInAt,
        (${standing}) AS assignments
      FROM "user" AS p WHERE ${where} ORDER BY ${userSorts[query.sort ?? ''] ?? sql`p."createdAt", p.id`}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM "user" AS p WHERE ${where}`,
  ]);
  const items = rows.map((row) => ({
    ...row,
    disabled: row.disabled === 1,
    mustChangePassword: row.mustChangePassword === 1,
    twoFactorEnabled: row.twoFactorEnabled === 1,
    assignments: JSON.parse(row.assignments) as AssignmentListed[],
  }));
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

interface RoleListed {
  readonly code: string;
  readonly name: string;
  readonly permissions: string;
  readonly holders: number;
  readonly version: number;
}

/** Every role with what it may do and how many people hold it somewhere. */
export async function listRoles(ctx: CityContext) {
  const rows = await ctx.db.all<RoleListed>(sql`
    SELECT r.code, ${roleName(ctx)} AS name, r.permissions, r.version,
      (SELECT count(DISTINCT user_id) FROM assignment WHERE role_code = r.code AND ended_at IS NULL) AS holders
    FROM role AS r ORDER BY r.rowid`);
  return { items: rows.map((row) => ({ ...row, permissions: JSON.parse(row.permissions) as Permission[] })) };
}

interface KeyListed {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly roleName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

const revokedConditions = { no: sql`k.revoked_at IS NULL`, only: sql`k.revoked_at IS NOT NULL`, all: sql`1` };

/** API keys within the actor's scope; never their secrets, which nobody has. */
export async function listKeys(ctx: CityContext, query: KeysQuery) {
  const { page, pageSize } = query;
  const where = allOf([inScope(ctx, 'access.read', sql`k.unit_id`), revokedConditions[query.revoked]]);
  const [items, counts] = await ctx.db.reads<[KeyListed, { total: number }]>([
    sql`SELECT k.id, k.name, k.role_code AS role, ${roleName(ctx)} AS roleName, k.unit_id AS unitId,
        coalesce(u.name, '') AS unitName, k.created_at AS createdAt, coalesce(p.name, k.created_by) AS createdBy,
        k.expires_at AS expiresAt, k.revoked_at AS revokedAt
      FROM api_key AS k JOIN role AS r ON r.code = k.role_code LEFT JOIN unit AS u ON u.id = k.unit_id
      LEFT JOIN "user" AS p ON p.id = k.created_by
      WHERE ${where} ORDER BY k.created_at DESC, k.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM api_key AS k WHERE ${where}`,
  ]);
  return { items, page, pageSize, total: counts[0]?.total ?? 0 };
}
