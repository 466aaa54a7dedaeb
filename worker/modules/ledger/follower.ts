import { formatYuan, type Fen } from '../../core/fen.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { CityContext } from '../../platform/context.ts';
import { json, sql, type Statement } from '../../platform/statement.ts';
import type { UnitClosing, UnitFollower, UnitMerge } from '../organisation/index.ts';
import { ledgerRefusals } from './rules/refusals.ts';
import { followedSources, type HeldSource } from './rules/source-family.ts';
import { planAccounts } from './store/chart.ts';

const openYears = sql`SELECT year FROM fiscal_year WHERE state = 'open'`;

/** Sources that serve a department serve whom it is merged into: their money would else stand still. */
const planSources = (followed: readonly HeldSource[]): Statement => sql`
  UPDATE ledger_source SET purposes = f.value ->> 1, carries_id = f.value ->> 2
    FROM json_each(${json(followed.map(({ id, purposes, carriesId }) => [id, purposes, carriesId]))}) AS f
    WHERE ledger_source.account_id = f.value ->> 0`;

/**
 * When units merge, the budget lines of open years go on under the successor, it has an account in each year in which
 * the one before has one, and what is held for the one before is held for it. Money moves by a finance officer's
 * voucher only: the old account stands until it is swept. A unit with money of its own cannot be closed.
 */
export const ledgerFollower: UnitFollower = {
  async merge(ctx: CityContext, { pairs }: UnitMerge): Promise<readonly Statement[]> {
    const merged = json(pairs.map(({ fromId, intoId }) => [fromId, intoId]));
    const [lacking, sources] = await ctx.db.reads<[{ fiscalYear: number; unitId: string; name: string }, HeldSource]>([
      sql`
      SELECT DISTINCT a.fiscal_year AS fiscalYear, u.id AS unitId, u.name FROM json_each(${merged}) AS p
      JOIN ledger_account AS a ON a.unit_id = p.value ->> 0 AND a.kind = 'unit' AND a.fiscal_year IN (${openYears})
      JOIN unit AS u ON u.id = p.value ->> 1
      WHERE NOT EXISTS (SELECT 1 FROM ledger_account AS o
        WHERE o.kind = 'unit' AND o.unit_id = u.id AND o.fiscal_year = a.fiscal_year)`,
      sql`SELECT a.id, a.fiscal_year AS fiscalYear, a.name, s.purposes, s.carries_id AS carriesId, y.state
        FROM ledger_source AS s JOIN ledger_account AS a ON a.id = s.account_id
        JOIN fiscal_year AS y ON y.year = a.fiscal_year ORDER BY a.code`,
    ]);
    const accounts = lacking.map((account) => ({ ...account, id: ctx.newId('acc'), kind: 'unit' as const }));
    return [
      ...planAccounts(ctx, accounts),
      sql`UPDATE ledger_account SET unit_id = p.value ->> 1, version = version + 1 FROM json_each(${merged}) AS p
        WHERE ledger_account.unit_id = p.value ->> 0 AND kind IN ('line', 'duty') AND fiscal_year IN (${openYears})`,
      sql`UPDATE ledger_hold SET payee_unit_id = p.value ->> 1 FROM json_each(${merged}) AS p
        WHERE ledger_hold.payee_unit_id = p.value ->> 0 AND state = 'open'`,
      planSources(followedSources(sources, pairs)),
    ];
  },
  async close(ctx: CityContext, { id, name }: UnitClosing): Promise<Refusal | null> {
    const [left] = await ctx.db.all<{ balanceFen: Fen }>(sql`SELECT sum(balance_fen) AS balanceFen FROM ledger_account
      WHERE unit_id = ${id} AND kind IN ('line', 'unit') AND fiscal_year IN (${openYears}) AND balance_fen <> 0
      HAVING count(*) > 0`);
    if (!left) return null;
    return ledgerRefusals.refuse('unit_has_money', {
      unit: name,
      balanceFen: left.balanceFen,
      balanceYuan: formatYuan(left.balanceFen),
    });
  },
};
