import { yearOf, type Month } from '../../../core/day.ts';
import { fen, sumFen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { rmbCapitals } from '../../../core/rmb.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import type { PayslipFilters, PayslipQuery } from '../input/runs.ts';
import type { LevelStep } from '../rules/level.ts';
import type { PayslipLine } from '../rules/line.ts';
import type { PayslipFacts } from '../rules/payslip.ts';
import type { RunState } from '../rules/run-steps.ts';
import type { Grade, PostType, Trust } from '../rules/scheme.ts';
import { deductedItems } from '../rules/year-to-date.ts';
import { confirmDaysOf, dueDay } from './objections.ts';
import { runById } from './run-views.ts';

interface PayslipRow {
  readonly id: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly postType: PostType;
  readonly level: number;
  readonly grade: Grade | null;
  readonly grossFen: number;
  readonly insuranceFen: number;
  readonly housingFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly beforeFen: number | null;
}

const figures = sql`p.gross_fen AS grossFen, p.insurance_fen AS insuranceFen, p.housing_fen AS housingFen,
  p.tax_fen AS taxFen, p.net_fen AS netFen`;

const rowColumns = sql`p.id, p.worker_id AS workerId, p.name, u.name AS unitName,
  (SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
    WHERE c.descendant_id = p.unit_id AND s.kind = 'street' LIMIT 1) AS streetName,
  p.post_type AS postType, p.level, p.grade, ${figures},
  (SELECT b.net_fen FROM payslip AS b WHERE b.worker_id = p.worker_id AND b.month < p.month ORDER BY b.month DESC LIMIT 1) AS beforeFen`;

const orders: Readonly<Record<string, Statement>> = {
  name: sql`p.pinyin, p.id`,
  '-name': sql`p.pinyin DESC, p.id`,
  level: sql`p.level, p.pinyin, p.id`,
  '-level': sql`p.level DESC, p.pinyin, p.id`,
  grossFen: sql`p.gross_fen, p.pinyin, p.id`,
  '-grossFen': sql`p.gross_fen DESC, p.pinyin, p.id`,
  netFen: sql`p.net_fen, p.pinyin, p.id`,
  '-netFen': sql`p.net_fen DESC, p.pinyin, p.id`,
  taxFen: sql`p.tax_fen, p.pinyin, p.id`,
  '-taxFen': sql`p.tax_fen DESC, p.pinyin, p.id`,
};
const byUnit = sql`u.code, u.pinyin, p.pinyin, p.id`;

const matching = (ctx: CityContext, runId: string, { q, unitId, postType }: PayslipFilters): Statement =>
  allOf([
    sql`p.run_id = ${runId}`,
    inScope(ctx, 'pay.read', sql`p.unit_id`),
    unitId !== undefined && sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
    postType !== undefined && sql`p.post_type = ${postType}`,
    Boolean(q) && sql`instr(p.name, ${q ?? ''}) OR instr(replace(p.pinyin, ' ', ''), ${(q ?? '').toLowerCase()}) = 1`,
  ]);

const source = sql`payslip AS p JOIN unit AS u ON u.id = p.unit_id`;

/** One page of a run's payslips within the reader's scope; null where there is no such run. */
export async function listPayslips(ctx: CityContext, runId: string, query: PayslipQuery) {
  const { page, pageSize, sort } = query;
  const where = matching(ctx, runId, query);
  const [runs, items, counts] = await ctx.db.reads<[{ id: string }, PayslipRow, { total: number }]>([
    runById(runId),
    sql`SELECT ${rowColumns} FROM ${source} WHERE ${where} ORDER BY ${orders[sort ?? ''] ?? byUnit}
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${source} WHERE ${where}`,
  ]);
  return runs.length === 0 ? null : { items, page, pageSize, total: counts[0]?.total ?? 0 };
}

export interface SheetLine {
  readonly payslipId: string;
  readonly side: PayslipLine['side'];
  readonly code: string;
  readonly name: string;
  readonly amountFen: number;
}

/** Every payslip that the filters find, with its lines: what a pay sheet is made of. */
export async function readPaySheet(ctx: CityContext, runId: string, filters: PayslipFilters) {
  const where = matching(ctx, runId, filters);
  const [runs, rows, lines] = await ctx.db.reads<[{ month: Month }, PayslipRow, SheetLine]>([
    sql`SELECT month FROM pay_run WHERE id = ${runId}`,
    sql`SELECT ${rowColumns} FROM ${source} WHERE ${where} ORDER BY ${orders[filters.sort ?? ''] ?? byUnit}
      LIMIT CAST(${limits.exportRows} AS INTEGER)`,
    sql`SELECT l.payslip_id AS payslipId, l.side, l.code, l.name, l.amount_fen AS amountFen
      FROM ${source} JOIN payslip_line AS l ON l.payslip_id = p.id WHERE ${where} AND l.side <> 'employer'
      ORDER BY l.payslip_id, l.seq`,
  ]);
  const run = runs[0];
  return run ? { month: run.month, rows, lines } : null;
}

interface DetailRow extends PayslipRow {
  readonly runId: string;
  readonly runState: RunState;
  readonly month: Month;
  readonly employerFen: number;
  readonly facts: string;
  readonly schemeName: string;
  readonly schemeEdition: number;
  readonly schemeSource: string;
  readonly schemeTrust: Trust;
  readonly insuranceName: string;
  readonly insuranceSource: string;
  readonly insuranceTrust: Trust;
  readonly taxName: string;
  readonly taxSource: string;
}
type LineRow = Omit<PayslipLine, 'inputs' | 'funds' | 'taxable' | 'insurable'> & {
  readonly inputs: string;
  readonly funds: string | null;
  readonly taxable: number;
  readonly insurable: number;
};
interface YearRow {
  readonly months: number;
  readonly grossFen: number;
  readonly insuranceFen: number;
  readonly housingFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly employerFen: number;
}
interface LevelRow {
  readonly fromMonth: string;
  readonly cause: string;
  readonly derivation: string;
}

const thisPayslip = (
  id: string,
): Statement => sql`SELECT ${rowColumns}, p.run_id AS runId, r.state AS runState, p.month,
    p.employer_fen AS employerFen, p.facts, s.name AS schemeName, s.edition AS schemeEdition, s.source AS schemeSource,
    s.trust AS schemeTrust, i.name AS insuranceName, i.source AS insuranceSource, i.trust AS insuranceTrust,
    t.name AS taxName, t.source AS taxSource
  FROM ${source} JOIN pay_run AS r ON r.id = p.run_id JOIN pay_scheme AS s ON s.id = r.scheme_id
  JOIN insurance_policy AS i ON i.id = r.insurance_policy_id JOIN income_tax_policy AS t ON t.id = r.income_tax_policy_id
  WHERE p.id = ${id}`;

/** A payslip where the reader sees pay by scope. */
export const readPayslip = (ctx: CityContext, id: string) =>
  readDetail(ctx, id, inScope(ctx, 'pay.read', sql`p.unit_id`));

/** The reader's own payslip, once its run is approved; nobody else's. */
export const readOwnPayslip = (ctx: CityContext, id: string) =>
  readDetail(ctx, id, sql`p.worker_id = ${ctx.actor.workerId ?? ''} AND r.state <> 'computed'`);

async function readDetail(ctx: CityContext, id: string, mayRead: Statement) {
  const [rows, lines, years, levels] = await ctx.db.reads<[DetailRow, LineRow, YearRow, LevelRow]>([
    sql`${thisPayslip(id)} AND (${mayRead})`,
    sql`SELECT side, code, name, amount_fen AS amountFen, formula, inputs, source, for_month AS forMonth, taxable,
      insurable, unit_id AS unitId, funds FROM payslip_line WHERE payslip_id = ${id} ORDER BY seq`,
    sql`SELECT count(*) AS months, sum(y.gross_fen) AS grossFen, sum(y.insurance_fen) AS insuranceFen,
      sum(y.housing_fen) AS housingFen, sum(y.tax_fen) AS taxFen, sum(y.net_fen) AS netFen, sum(y.employer_fen) AS employerFen
      FROM payslip AS y JOIN payslip AS p ON p.id = ${id} AND p.worker_id = y.worker_id
      WHERE y.month BETWEEN substr(p.month, 1, 4) || '-01' AND p.month`,
    sql`SELECT l.from_month AS fromMonth, l.cause, l.derivation FROM payslip AS p JOIN worker_level AS l
      ON l.worker_id = p.worker_id AND l.from_month <= p.month
      WHERE p.id = ${id} ORDER BY l.from_month DESC, l.day_of_month DESC, l.id DESC LIMIT 1`,
  ]);
  const [row, year] = [rows[0], years[0]];
  return row && year ? detailOf(row, lines, year, levels[0] ?? null) : null;
}

const lineOf = ({ inputs, funds, taxable, insurable, ...line }: LineRow) => ({
  ...line,
  inputs: JSON.parse(inputs) as Record<string, string | number>,
  funds: funds === null ? null : (JSON.parse(funds) as { fund: string; fen: number }[]),
  taxable: taxable === 1,
  insurable: insurable === 1,
});

function detailOf(row: DetailRow, lines: readonly LineRow[], year: YearRow, level: LevelRow | null) {
  const {
    facts,
    schemeName,
    schemeEdition,
    schemeSource,
    schemeTrust,
    insuranceName,
    insuranceSource,
    insuranceTrust,
    ...rest
  } = row;
  const { taxName, taxSource, streetName, beforeFen: _before, ...slip } = rest;
  const { deductions } = (JSON.parse(facts) as PayslipFacts).tax;
  return {
    ...slip,
    unitName: streetName !== null && streetName !== slip.unitName ? `${streetName} ${slip.unitName}` : slip.unitName,
    netCapitals: rmbCapitals(fen(slip.netFen)),
    costFen: sumFen([slip.grossFen, slip.employerFen]),
    lines: lines.map(lineOf),
    sources: {
      scheme: { name: `${schemeName} v${schemeEdition}`, text: schemeSource, trust: schemeTrust },
      insurance: { name: insuranceName, text: insuranceSource, trust: insuranceTrust },
      tax: { name: taxName, text: taxSource, trust: null },
    },
    yearToDate: { year: yearOf(slip.month), ...year },
    levelDerivation: level && {
      fromMonth: level.fromMonth,
      cause: level.cause,
      steps: (JSON.parse(level.derivation) as LevelStep[]).map((step) => ({ ...step })),
    },
    deductions: deductedItems(deductions, slip.month),
  };
}

interface OwnRow {
  readonly id: string;
  readonly month: string;
  readonly grossFen: number;
  readonly netFen: number;
  readonly confirmedAt: string | null;
  readonly approvedAt: string | null;
  readonly confirmDays: number | null;
  readonly objection: 'open' | 'answered' | null;
}

/** The reader's own payslips of approved months, the latest first, with what was answered to each. */
export async function listOwnPayslips(ctx: CityContext, page: number, pageSize: number) {
  const from = sql`payslip AS p JOIN pay_run AS r ON r.id = p.run_id
    WHERE p.worker_id = ${ctx.actor.workerId ?? ''} AND r.state <> 'computed'`;
  const [items, counts] = await ctx.db.reads<[OwnRow, { total: number }]>([
    sql`SELECT p.id, p.month, p.gross_fen AS grossFen, p.net_fen AS netFen, r.approved_at AS approvedAt,
        (SELECT confirmed_at FROM payslip_receipt WHERE payslip_id = p.id) AS confirmedAt,
        ${confirmDaysOf(sql`p.month`)} AS confirmDays,
        (SELECT state FROM payslip_objection WHERE worker_id = p.worker_id AND month = p.month AND state <> 'settled') AS objection
      FROM ${from} ORDER BY p.month DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM ${from}`,
  ]);
  return {
    items: items.map(({ approvedAt, confirmDays, ...row }) => ({ ...row, dueDay: dueDay(approvedAt, confirmDays) })),
    page,
    pageSize,
    total: counts[0]?.total ?? 0,
  };
}
