import { fen, sumFen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { rmbCapitals } from '../../../core/rmb.ts';
import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { holdsCityWide, inScope } from '../../../platform/scope.ts';
import { allOf, sql } from '../../../platform/statement.ts';
import type { PrintQuery } from '../input/files.ts';
import type { BankProfile } from '../rules/files/bank-profile.ts';
import type { FileKind } from '../rules/files/kinds.ts';
import { partsOf } from '../rules/files/totals.ts';
import type { RunState } from '../rules/run-steps.ts';
import type { PostType } from '../rules/scheme.ts';
import { profilesInForce, type ProfileRow } from './file-forms.ts';
import { bankSums, fileRun, type BankSums, type FileRun } from './files.ts';

/** What may be taken of a run, with what it comes to; null where there is no such run. */
export async function readChoices(
  ctx: CityContext,
  runId: string,
  numbersIn: Readonly<Record<FileKind, readonly Permission[]>>,
) {
  const [runs, profiles, banked] = await ctx.db.reads<[FileRun, ProfileRow, BankSums]>([
    fileRun(runId),
    profilesInForce(ctx.today),
    bankSums(runId),
  ]);
  const [run, bank] = [runs[0], banked[0]];
  if (!run || !bank) return null;
  const lacking = (kind: FileKind) => numbersIn[kind].filter((permission) => !holdsCityWide(ctx, permission));
  const book = (kind: Exclude<FileKind, 'bank'>, totalFen: number) => ({
    kind,
    profileId: null,
    profile: null,
    trust: null,
    rowCount: run.workers,
    totalFen,
    parts: kind === 'summary' ? 1 : partsOf(run.workers, limits.payFileRows),
    lacking: lacking(kind),
  });
  const banks = profiles.map(({ id, name, trust, definition }) => ({
    kind: 'bank' as const,
    profileId: id,
    profile: name,
    trust,
    rowCount: bank.count,
    totalFen: bank.totalFen,
    parts: partsOf(bank.count, rowsOfFile(JSON.parse(definition) as BankProfile)),
    lacking: lacking('bank'),
  }));
  return {
    month: run.month,
    ready: run.state !== 'computed',
    choices: [
      ...banks,
      book('income_tax', run.grossFen),
      book('insurance', sumFen([run.employerFen, run.deductedFen, -run.taxFen])),
      book('summary', sumFen([run.grossFen, run.employerFen])),
      book('signature', run.netFen),
    ],
    elsewhere: { count: bank.elsewhereCount, totalFen: bank.elsewhereFen },
  };
}

/** Rows of one bank file: the bank's own limit, and never more than one export holds. */
export const rowsOfFile = ({ maxRows }: BankProfile): number =>
  Math.min(maxRows ?? limits.exportRows, limits.exportRows);

interface PrintRow {
  readonly id: string;
  readonly name: string;
  readonly streetName: string | null;
  readonly unitName: string;
  readonly postType: PostType;
  readonly level: number;
  readonly grossFen: number;
  readonly netFen: number;
  readonly lines: string;
}
type PrintLine = [
  side: 'earning' | 'deduction' | 'employer',
  code: string,
  name: string,
  amountFen: number,
  earlierMonth: string | null,
];

/** Payslips for paper, a page at a time, in the order in which they are handed out; null where there is no such run. */
export async function readPrintBatch(ctx: CityContext, runId: string, { page, pageSize, unitId }: PrintQuery) {
  const where = allOf([
    sql`p.run_id = ${runId}`,
    inScope(ctx, 'pay.read', sql`p.unit_id`),
    unitId !== undefined && sql`p.unit_id IN (SELECT descendant_id FROM unit_closure WHERE ancestor_id = ${unitId})`,
  ]);
  const [runs, rows, sums] = await ctx.db.reads<
    [{ month: string; state: RunState }, PrintRow, { total: number; netFen: number }]
  >([
    sql`SELECT month, state FROM pay_run WHERE id = ${runId}`,
    sql`SELECT p.id, p.name, u.name AS unitName, p.post_type AS postType, p.level, p.gross_fen AS grossFen,
        p.net_fen AS netFen, (SELECT s.name FROM unit_closure AS c JOIN unit AS s ON s.id = c.ancestor_id
          WHERE c.descendant_id = p.unit_id AND s.kind = 'street' LIMIT 1) AS streetName,
        (SELECT json_group_array(json_array(l.side, l.code, l.name, l.amount_fen,
          CASE WHEN l.source IN ('back_pay', 'recovery') THEN l.for_month END) ORDER BY l.seq)
          FROM payslip_line AS l WHERE l.payslip_id = p.id) AS lines
      FROM payslip AS p JOIN unit AS u ON u.id = p.unit_id WHERE ${where} ORDER BY u.code, u.pinyin, p.pinyin, p.id
      LIMIT CAST(${pageSize} AS INTEGER) OFFSET CAST(${(page - 1) * pageSize} AS INTEGER)`,
    sql`SELECT count(*) AS total, coalesce(sum(p.net_fen), 0) AS netFen FROM payslip AS p WHERE ${where}`,
  ]);
  const [run, sum] = [runs[0], sums[0]];
  if (!run || !sum) return null;
  return {
    city: ctx.city.name,
    month: run.month,
    draft: run.state === 'computed',
    items: rows.map(({ lines, ...row }) => ({
      ...row,
      netCapitals: rmbCapitals(fen(row.netFen)),
      lines: (JSON.parse(lines) as PrintLine[]).map(([side, code, name, amountFen, earlierMonth]) => ({
        side,
        code,
        name,
        amountFen,
        earlierMonth,
      })),
    })),
    page,
    pageSize,
    total: sum.total,
    totalNetFen: sum.netFen,
    totalCapitals: rmbCapitals(fen(sum.netFen)),
  };
}
