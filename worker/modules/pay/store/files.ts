import type { Day, Month } from '../../../core/day.ts';
import type { Fen } from '../../../core/fen.ts';
import type { CityContext } from '../../../platform/context.ts';
import { expectThat, insertRow, sql, type Statement } from '../../../platform/statement.ts';
import type { RunState } from '../rules/run-steps.ts';
import type { FileKind } from '../rules/files/kinds.ts';
import type { RunSums } from '../rules/files/totals.ts';
import { payslipTotals } from './run-views.ts';

export interface FileRun extends RunSums {
  readonly id: string;
  readonly month: Month;
  readonly state: RunState;
  readonly version: number;
}

export const fileRun = (runId: string): Statement =>
  sql`SELECT r.id, r.month, r.state, r.version, r.workers, r.gross_fen AS grossFen, r.deducted_fen AS deductedFen,
    r.tax_fen AS taxFen, r.net_fen AS netFen, r.employer_fen AS employerFen FROM pay_run AS r WHERE r.id = ${runId}`;

/** What the stored payslips add up to, beside what the run says of itself. */
export const storedSums = (runId: string): Statement =>
  sql`SELECT ${payslipTotals} FROM payslip AS p WHERE p.run_id = ${runId}`;

/** A stretch of a run's payslips. The order rests on what never changes, so that parts taken apart fit together. */
export interface Stretch {
  readonly offset: number;
  readonly limit: number;
}
const stretch = ({ offset, limit }: Stretch): Statement =>
  sql`ORDER BY p.unit_id, p.pinyin, p.id LIMIT CAST(${limit} AS INTEGER) OFFSET CAST(${offset} AS INTEGER)`;

/** Accepted without an account: paid in another way, and so never by the bank, whatever account comes later. */
const paidElsewhere = sql`EXISTS (SELECT 1 FROM pay_finding AS f WHERE f.run_id = p.run_id AND f.worker_id = p.worker_id
  AND f.code = 'no_account' AND f.accepted_at IS NOT NULL)`;
const byBank = sql`p.net_fen > 0 AND NOT ${paidElsewhere}`;

export interface BankSums {
  readonly count: number;
  readonly totalFen: Fen;
  readonly elsewhereCount: number;
  readonly elsewhereFen: Fen;
}

export const bankSums = (runId: string): Statement =>
  sql`SELECT count(*) FILTER (WHERE ${byBank}) AS count, coalesce(sum(p.net_fen) FILTER (WHERE ${byBank}), 0) AS totalFen,
      count(*) FILTER (WHERE p.net_fen > 0 AND ${paidElsewhere}) AS elsewhereCount,
      coalesce(sum(p.net_fen) FILTER (WHERE p.net_fen > 0 AND ${paidElsewhere}), 0) AS elsewhereFen
    FROM payslip AS p WHERE p.run_id = ${runId}`;

export interface PartSums {
  readonly count: number;
  readonly totalFen: Fen;
}

/** Count and sum of one of several files, added up apart from its rows. */
export const bankPartSums = (runId: string, part: Stretch): Statement =>
  sql`SELECT count(*) AS count, coalesce(sum(netFen), 0) AS totalFen FROM (SELECT p.net_fen AS netFen FROM payslip AS p
    WHERE p.run_id = ${runId} AND ${byBank} ${stretch(part)})`;

export interface Named {
  readonly name: string;
}

/** Whom the bank is to pay and who has no account; over the whole run, so that no part leaves while another cannot. */
export const withoutAccount = (runId: string): Statement =>
  sql`SELECT p.name FROM payslip AS p WHERE p.run_id = ${runId} AND ${byBank} AND NOT EXISTS (
    SELECT 1 FROM bank_account AS b WHERE b.worker_id = p.worker_id AND b.until_day IS NULL AND b.card_sealed IS NOT NULL)
    ORDER BY p.pinyin, p.id`;

export const negativePay = (runId: string): Statement =>
  sql`SELECT p.name FROM payslip AS p WHERE p.run_id = ${runId} AND p.net_fen < 0 ORDER BY p.pinyin, p.id`;

const placed = sql`u.name AS unitName, (SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
  WHERE c.descendant_id = p.unit_id AND s.kind = 'street' LIMIT 1) AS streetName`;
const people = sql`payslip AS p JOIN unit AS u ON u.id = p.unit_id JOIN worker AS w ON w.id = p.worker_id`;

export interface SealedBankRow {
  readonly workerId: string;
  readonly name: string;
  readonly cardSealed: string | null;
  readonly identitySealed: string;
  readonly bankName: string | null;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly netFen: Fen;
}

/** Today's account of each: what the bank returned is paid again to the account that was put right. */
export const bankRows = (runId: string, part: Stretch): Statement =>
  sql`SELECT p.worker_id AS workerId, p.name, b.card_sealed AS cardSealed, w.identity_sealed AS identitySealed,
      b.bank_name AS bankName, ${placed}, p.net_fen AS netFen
    FROM ${people} LEFT JOIN bank_account AS b ON b.worker_id = p.worker_id AND b.until_day IS NULL
    WHERE p.run_id = ${runId} AND ${byBank} ${stretch(part)}`;

export interface SealedFilingRow {
  readonly workerId: string;
  readonly name: string;
  readonly identitySealed: string;
  readonly sex: 'male' | 'female';
  readonly birthDay: Day;
  readonly hiredOn: Day;
  readonly leftOn: Day | null;
  readonly mobile: string | null;
  readonly grossFen: Fen;
  readonly taxableFen: Fen;
  readonly fundExcessFen: Fen;
  readonly bonusAloneFen: Fen;
  readonly contributedFen: Fen;
  /** JSON: the worker's own contributions by code. */
  readonly lines: string;
  /** JSON: deductions as declared when the month was computed, and the months counted before it. */
  readonly deductions: string;
  readonly months: string;
  readonly employed: number;
  /** JSON: the earlier months that it settles. */
  readonly backMonths: string;
  /** What the year's special deductions came to when the tax was computed, without those brought in. */
  readonly countedFen: Fen;
}

export const filingRows = (runId: string, part: Stretch): Statement =>
  sql`SELECT p.worker_id AS workerId, p.name, w.identity_sealed AS identitySealed, w.sex, w.birth_day AS birthDay,
      w.hired_on AS hiredOn, w.left_on AS leftOn, w.mobile, p.gross_fen AS grossFen,
      p.taxable_income_fen AS taxableFen, p.fund_excess_fen AS fundExcessFen, p.bonus_alone_fen AS bonusAloneFen,
      p.insurance_fen + p.housing_fen AS contributedFen,
      (SELECT json_group_object(code, fen) FROM (SELECT l.code, sum(l.amount_fen) AS fen FROM payslip_line AS l
        WHERE l.payslip_id = p.id AND l.side = 'deduction' GROUP BY l.code)) AS lines,
      coalesce(p.facts -> '$.tax.deductions', '[]') AS deductions,
      coalesce(p.facts -> '$.tax.earlier.months', '[]') AS months, coalesce(p.facts ->> '$.tax.employed', 1) AS employed,
      (SELECT json_group_array(DISTINCT l.for_month ORDER BY l.for_month) FROM payslip_line AS l
        WHERE l.payslip_id = p.id AND l.source = 'back_pay') AS backMonths,
      p.cumulative_special_fen - coalesce(p.facts ->> '$.tax.opening.specialFen', 0) AS countedFen
    FROM ${people} WHERE p.run_id = ${runId} ${stretch(part)}`;

export interface SealedInsuranceRow {
  readonly workerId: string;
  readonly name: string;
  readonly identitySealed: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly baseFen: Fen | null;
  /** What the payslip says that the worker and the city contribute. */
  readonly contributedFen: Fen;
  /** JSON: [code, name, side, fen] of every contribution. */
  readonly lines: string;
}

const contributionLine = sql`(l.side = 'employer' OR (l.side = 'deduction' AND l.source <> 'tax' AND l.code <> 'income_tax'))`;

export const insuranceRows = (runId: string, part: Stretch): Statement =>
  sql`SELECT p.worker_id AS workerId, p.name, w.identity_sealed AS identitySealed, ${placed},
      (SELECT max(l.inputs ->> 'baseFen') FROM payslip_line AS l WHERE l.payslip_id = p.id AND l.source = 'insurance'
        AND l.for_month = p.month) AS baseFen,
      p.insurance_fen + p.housing_fen + p.employer_fen AS contributedFen,
      (SELECT json_group_array(json_array(code, name, side, fen)) FROM (
        SELECT l.code, l.name, l.side, sum(l.amount_fen) AS fen FROM payslip_line AS l
        WHERE l.payslip_id = p.id AND ${contributionLine} GROUP BY l.code, l.side ORDER BY min(l.seq))) AS lines
    FROM ${people} WHERE p.run_id = ${runId} ${stretch(part)}`;

export interface SignatureRow {
  readonly id: string;
  readonly workerId: string;
  readonly name: string;
  readonly unitName: string;
  readonly streetName: string | null;
  readonly postType: string;
  readonly level: number;
  readonly grossFen: Fen;
  readonly netFen: Fen;
  /** JSON: [side, code, name, fen] of what was earned and deducted. */
  readonly lines: string;
}

export const signatureRows = (runId: string, part: Stretch): Statement =>
  sql`SELECT p.id, p.worker_id AS workerId, p.name, ${placed}, p.post_type AS postType, p.level, p.gross_fen AS grossFen,
      p.net_fen AS netFen, (SELECT json_group_array(json_array(l.side, l.code, l.name, l.amount_fen) ORDER BY l.seq)
        FROM payslip_line AS l WHERE l.payslip_id = p.id AND l.side <> 'employer') AS lines
    FROM payslip AS p JOIN unit AS u ON u.id = p.unit_id WHERE p.run_id = ${runId} ${stretch(part)}`;

const groupFigures = sql`count(*) AS workers, sum(p.gross_fen) AS grossFen, sum(p.insurance_fen) AS insuranceFen,
  sum(p.housing_fen) AS housingFen, sum(p.tax_fen) AS taxFen, sum(p.net_fen) AS netFen, sum(p.employer_fen) AS employerFen`;

/** By street (a unit below none stands for itself), by unit, by post, by item. */
export const summaryStatements = (runId: string): [Statement, Statement, Statement, Statement] => [
  sql`SELECT s.name, ${groupFigures} FROM payslip AS p JOIN unit AS s ON s.id = coalesce(
      (SELECT c.ancestor_id FROM unit_closure AS c JOIN unit AS a ON a.id = c.ancestor_id
        WHERE c.descendant_id = p.unit_id AND a.kind = 'street' LIMIT 1), p.unit_id)
    WHERE p.run_id = ${runId} GROUP BY s.id ORDER BY s.code, s.pinyin, s.id`,
  sql`SELECT u.name, ${groupFigures} FROM payslip AS p JOIN unit AS u ON u.id = p.unit_id
    WHERE p.run_id = ${runId} GROUP BY u.id ORDER BY u.code, u.pinyin, u.id`,
  sql`SELECT p.post_type AS name, ${groupFigures} FROM payslip AS p WHERE p.run_id = ${runId}
    GROUP BY p.post_type ORDER BY p.post_type`,
  sql`SELECT l.side, l.name, count(DISTINCT p.id) AS workers, sum(l.amount_fen) AS amountFen
    FROM payslip AS p JOIN payslip_line AS l ON l.payslip_id = p.id WHERE p.run_id = ${runId}
    GROUP BY l.side, l.code ORDER BY CASE l.side WHEN 'earning' THEN 1 WHEN 'deduction' THEN 2 ELSE 3 END, min(l.seq)`,
];

export interface FileRecord {
  readonly id: string;
  readonly kind: FileKind;
  readonly profileId: string | null;
  readonly part: number;
  readonly parts: number;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly rowCount: number;
  readonly totalFen: number;
}

/** Keeps who took which bytes; only while the run is what the file was made of. */
export const recordFile = (ctx: CityContext, run: FileRun, file: FileRecord): Statement[] => [
  expectThat('pay_run_version', sql`EXISTS (SELECT 1 FROM pay_run WHERE id = ${run.id} AND version = ${run.version})`),
  insertRow('pay_file', {
    id: file.id,
    run_id: run.id,
    kind: file.kind,
    profile_id: file.profileId,
    part: file.part,
    parts: file.parts,
    name: file.name,
    sha256: file.sha256,
    size_bytes: file.sizeBytes,
    row_count: file.rowCount,
    total_fen: file.totalFen,
    recorded_at: ctx.at,
    recorded_by: ctx.actor.id,
    recorded_name: ctx.actor.name,
  }),
];

export interface Download extends Omit<FileRecord, 'profileId'> {
  readonly at: string;
  readonly by: string;
}

/** Every file that was taken of a run, the latest first; null where there is no such run. */
export async function listDownloads(ctx: CityContext, runId: string, page: number, pageSize: number) {
  const [runs, items, counts] = await ctx.db.reads<[{ id: string }, Download, { total: number }]>([
    sql`SELECT id FROM pay_run WHERE id = ${runId}`,
    sql`SELECT id, kind, part, parts, name, sha256, size_bytes AS sizeBytes, row_count AS rowCount,
        total_fen AS totalFen, recorded_at AS at, recorded_name AS by
      FROM pay_file WHERE run_id = ${runId} ORDER BY id DESC
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total FROM pay_file WHERE run_id = ${runId}`,
  ]);
  return runs.length === 0 ? null : { items, page, pageSize, total: counts[0]?.total ?? 0 };
}
