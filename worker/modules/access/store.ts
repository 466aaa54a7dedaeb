import type { CityContext } from '../../platform/context.ts';
import { sql } from '../../platform/statement.ts';

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

/** What the web needs to know of the signed-in person; an API key has no user row and shows its own name. */
export async function sessionFacts(ctx: CityContext) {
  const name = { 'zh-CN': sql`r.name_zh`, 'ko-KR': sql`r.name_ko`, en: sql`r.name_en` }[ctx.locale];
  const [users, assignments] = await ctx.db.reads<[UserRow, StandingRow]>([
    sql`SELECT id, name, email, "mustChangePassword" AS mustChangePassword, "twoFactorEnabled" AS twoFactorEnabled
      FROM "user" WHERE id = ${ctx.actor.id}`,
    sql`SELECT a.role_code AS role, ${name} AS roleName, a.unit_id AS unitId, coalesce(u.name, '') AS unitName
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
