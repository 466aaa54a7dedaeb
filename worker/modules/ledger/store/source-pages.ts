import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import type { AccountKind, DrawOrder } from '../rules/chart.ts';
import { readPurposes } from '../rules/layers.ts';
import type { YearDecision } from '../rules/year-end.ts';
import { yearClosings, type ClosingRow } from './years.ts';

interface SourceRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly receivedDay: string | null;
  readonly documentNumber: string | null;
  readonly purposes: string | null;
  readonly givenFen: number;
}

interface RestRow {
  readonly sourceId: string;
  readonly kind: AccountKind;
  readonly fen: number;
}

/** The sources of a year: what each gave, and where its money is now by kind of account. */
export async function listSources(ctx: CityContext, year: number) {
  if (!holdsCityWide(ctx, 'ledger.read')) {
    throw new RefusedError(platformRefusals.refuse('permission_missing', { permission: 'ledger.read' }));
  }
  const [years, sources, rests, departments] = await ctx.db.reads<
    [{ drawOrder: DrawOrder }, SourceRow, RestRow, { id: string; name: string }]
  >([
    sql`SELECT draw_order AS drawOrder FROM fiscal_year WHERE year = CAST(${year} AS INTEGER)`,
    sql`SELECT a.id, a.code, a.name, s.received_day AS receivedDay, s.document_number AS documentNumber, s.purposes,
        -a.balance_fen AS givenFen
      FROM ledger_account AS a LEFT JOIN ledger_source AS s ON s.account_id = a.id
      WHERE a.kind = 'source' AND a.fiscal_year = CAST(${year} AS INTEGER) ORDER BY a.code`,
    sql`SELECT l.source_id AS sourceId, a.kind, sum(l.balance_fen) AS fen FROM ledger_layer AS l
      JOIN ledger_account AS a ON a.id = l.account_id WHERE a.fiscal_year = CAST(${year} AS INTEGER) GROUP BY 1, 2`,
    sql`SELECT id, name FROM unit WHERE kind = 'department'`,
  ]);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const restOf = (id: string, kind: AccountKind) =>
    rests.find((rest) => rest.sourceId === id && rest.kind === kind)?.fen ?? 0;
  const items = sources.map(({ purposes: text, ...source }) => {
    const purposes = readPurposes(text);
    const departmentNames = (purposes?.departmentIds ?? []).map((id) => names.get(id) ?? id);
    return {
      ...source,
      purposes: purposes && {
        functionCodes: [...purposes.functionCodes],
        economicCodes: [...purposes.economicCodes],
        departmentIds: [...purposes.departmentIds],
        departmentNames,
      },
      lineFen: restOf(source.id, 'line'),
      dutyFen: restOf(source.id, 'duty'),
      unitFen: restOf(source.id, 'unit'),
      payrollFen: restOf(source.id, 'payroll'),
      spentFen: restOf(source.id, 'spent'),
    };
  });
  return { year, drawOrder: years[0]?.drawOrder ?? ('oldest' as const), items };
}

interface LimitPageRow {
  readonly id: string;
  readonly fromDay: string;
  readonly settlementFen: number;
  readonly documentNumber: string;
  readonly reason: string;
  readonly recordedAt: string;
  readonly recordedByName: string;
}

/** The limits of all days, the latest first, with whether each is to come, stands or is past. */
export async function listLimits(ctx: CityContext) {
  const rows = await ctx.db.all<LimitPageRow>(sql`SELECT id, from_day AS fromDay, settlement_fen AS settlementFen,
      document_number AS documentNumber, reason, recorded_at AS recordedAt, recorded_by_name AS recordedByName
    FROM ledger_limit ORDER BY from_day DESC LIMIT 200`);
  const standing = rows.find(({ fromDay }) => fromDay <= ctx.today);
  const stateOf = (row: LimitPageRow) =>
    row.fromDay > ctx.today ? ('coming' as const) : row === standing ? ('standing' as const) : ('past' as const);
  return { items: rows.map((row) => ({ ...row, state: stateOf(row) })) };
}

interface ClosingPageRow extends ClosingRow {
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
  readonly returnedFen: number | null;
  readonly carriedFen: number | null;
}

export async function listYearClosings(ctx: CityContext) {
  const rows = await ctx.db.all<ClosingPageRow>(yearClosings());
  const items = rows.map((row) => {
    const decision = JSON.parse(row.decision) as YearDecision;
    return { ...row, decision: { ...decision, exceptions: [...decision.exceptions] } };
  });
  return { items };
}
