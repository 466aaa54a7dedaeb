import type { Month } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { limits } from '../../../core/limits.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { xlsxType } from '../../../platform/http/download.ts';
import { importWorkbook, tablesWorkbook, tableWorkbook } from '../../../platform/sheet/index.ts';
import type { Statement } from '../../../platform/statement.ts';
import { openIdentity } from '../../roster/index.ts';
import { paySheetTable, postNames } from '../pay-sheet.ts';
import {
  contributedOf,
  insuranceTable,
  summaryTables,
  totalRow,
  type PaySummary,
  type SummaryItem,
  type SummaryRow,
} from '../rules/files/pay-tables.ts';
import { fileRefusals } from '../rules/files/refusals.ts';
import {
  refuseUncounted,
  refuseUncovered,
  specialToDate,
  taxFilingTables,
  type FilingRow,
} from '../rules/files/tax-filing.ts';
import { partsOf, refuseRows, refuseSums, type CheckedRow, type RunSums } from '../rules/files/totals.ts';
import type { Deduction } from '../rules/year-to-date.ts';
import { taxFormInForce, taxFormOf, type FormRow } from '../store/file-forms.ts';
import {
  filingRows,
  insuranceRows,
  signatureRows,
  summaryStatements,
  storedSums,
  type FileRun,
  type SealedFilingRow,
  type SealedInsuranceRow,
  type SignatureRow,
  type Stretch,
} from '../store/files.ts';
import type { SheetLine } from '../store/payslips.ts';

/** A file as it leaves: its bytes, and what they hold. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array;
  readonly rowCount: number;
  readonly totalFen: Fen;
  readonly parts: number;
}

/** The rows of one part, or a refusal where there is no such part. */
export function partStretch(count: number, perFile: number, part: number): (Stretch & { parts: number }) | Refusal {
  const parts = partsOf(count, perFile);
  if (part > parts) return fileRefusals.refuse('file_part_unknown', { part, parts });
  return { offset: (part - 1) * perFile, limit: perFile, parts };
}

const partName = (part: number, parts: number): string => (parts > 1 ? `（${part}／${parts}）` : '');

interface Workbook<Row> {
  readonly title: string;
  readonly rows: (part: Stretch) => Statement;
  readonly write: (rows: readonly Row[]) => Promise<{ rows: readonly CheckedRow[]; body: Uint8Array } | Refusal>;
  /** What the run says that the amounts of all its rows come to. */
  readonly totalFen: Fen;
}

/**
 * A workbook of a run or of a part of it. The payslips are first checked against the run in every figure, the rows then
 * against the payslips: one by one in `write`, by count here, and by their sum where the file holds the whole run.
 */
async function workbook<Row>(
  ctx: CityContext,
  run: FileRun,
  part: number,
  spec: Workbook<Row>,
): Promise<MadeFile | Refusal> {
  const place = partStretch(run.workers, limits.payFileRows, part);
  if (isRefusal(place)) return place;
  const [sums, rows] = await ctx.db.reads<[RunSums, Row]>([storedSums(run.id), spec.rows(place)]);
  const refused = sums[0] ? refuseSums(run, sums[0]) : null;
  if (refused) return refused;
  const written = await spec.write(rows);
  if (isRefusal(written)) return written;
  const totalFen = sumFen(written.rows.map(({ amountFen }) => amountFen));
  const count = Math.min(limits.payFileRows, run.workers - place.offset);
  const expected = { count, totalFen: place.parts === 1 ? spec.totalFen : totalFen };
  return (
    refuseRows(written.rows, expected, totalFen) ?? {
      name: `${run.month} ${spec.title}${partName(part, place.parts)}.xlsx`,
      type: xlsxType,
      body: written.body,
      rowCount: count,
      totalFen,
      parts: place.parts,
    }
  );
}

/** The sheets of the withholding client; the amount that is checked is gross pay, what is to be corrected included. */
export function makeTaxFiling(ctx: CityContext, run: FileRun, part: number): Promise<MadeFile | Refusal> {
  return workbook<SealedFilingRow>(ctx, run, part, {
    title: '个人所得税扣缴申报',
    totalFen: run.grossFen,
    rows: (place) => filingRows(run.id, place),
    write: async (sealed) => {
      const form = taxFormOf(run.month, (await ctx.db.first<FormRow>(taxFormInForce(run.month))) ?? undefined);
      const rows = await Promise.all(sealed.map((row) => filed(ctx, run.month, row)));
      const counted = sealed.map(({ countedFen }) => countedFen);
      const refused = refuseUncounted(rows, counted) ?? refuseUncovered(form.definition, rows);
      if (refused) return refused;
      const checked = rows.map(({ workerId, name, grossFen }) => ({ workerId, name, amountFen: grossFen }));
      return { rows: checked, body: await importWorkbook(taxFilingTables(form.definition, rows)) };
    },
  });
}

async function filed(ctx: CityContext, month: Month, row: SealedFilingRow): Promise<FilingRow> {
  const { identitySealed, lines, deductions, months, employed, backMonths, countedFen: _counted, ...rest } = row;
  const counted = [...(JSON.parse(months) as Month[]), ...(employed === 1 ? [month] : [])];
  return {
    ...rest,
    identity: await openIdentity(ctx.keyring, identitySealed),
    linesFen: JSON.parse(lines) as Record<string, Fen>,
    backMonths: JSON.parse(backMonths) as Month[],
    specialFen: specialToDate(JSON.parse(deductions) as Deduction[], counted),
  };
}

type Contributed = [code: string, name: string, side: 'employer' | 'deduction', fen: Fen];

/** The month's contributions; the amount that is checked is what city and worker pay together. */
export function makeInsuranceList(ctx: CityContext, run: FileRun, part: number): Promise<MadeFile | Refusal> {
  return workbook<SealedInsuranceRow>(ctx, run, part, {
    title: '五险一金缴费明细',
    totalFen: sumFen([run.employerFen, run.deductedFen, -run.taxFen]),
    rows: (place) => insuranceRows(run.id, place),
    write: async (sealed) => {
      const rows = await Promise.all(
        sealed.map(async ({ identitySealed, lines, ...row }) => ({
          ...row,
          identity: await openIdentity(ctx.keyring, identitySealed),
          contributions: (JSON.parse(lines) as Contributed[]).map(([code, name, side, fen]) => ({
            code,
            name,
            employerFen: side === 'employer' ? fen : (0 as Fen),
            employeeFen: side === 'deduction' ? fen : (0 as Fen),
          })),
        })),
      );
      const wrong = rows.find((row) => contributedOf(row) !== row.contributedFen);
      if (wrong) {
        const facts = { what: wrong.name, expected: wrong.contributedFen, found: contributedOf(wrong) };
        return fileRefusals.refuse('file_totals_differ', facts);
      }
      const checked = rows.map((row) => ({ workerId: row.workerId, name: row.name, amountFen: contributedOf(row) }));
      return { rows: checked, body: await tableWorkbook(insuranceTable(ctx.city.name, run.month, rows)) };
    },
  });
}

type Listed = [side: SheetLine['side'], code: string, name: string, fen: number];

/** The pay sheet that everybody signs; the amount that is checked is net pay. */
export function makeSignatureSheet(ctx: CityContext, run: FileRun, part: number): Promise<MadeFile | Refusal> {
  return workbook<SignatureRow>(ctx, run, part, {
    title: '社工薪酬发放表',
    totalFen: run.netFen,
    rows: (place) => signatureRows(run.id, place),
    write: async (rows) => {
      const lines = rows.flatMap(({ id, lines: listed }) =>
        (JSON.parse(listed) as Listed[]).map(([side, code, name, amountFen]) => ({
          payslipId: id,
          side,
          code,
          name,
          amountFen,
        })),
      );
      const checked = rows.map(({ workerId, name, netFen }) => ({ workerId, name, amountFen: netFen }));
      return {
        rows: checked,
        body: await tableWorkbook(paySheetTable({ month: run.month, rows, lines }, ctx.city.name)),
      };
    },
  });
}

/** The pay summary: every grouping must come to the run in every figure. */
export async function makeSummary(ctx: CityContext, run: FileRun, part: number): Promise<MadeFile | Refusal> {
  if (part > 1) return fileRefusals.refuse('file_part_unknown', { part, parts: 1 });
  const [streets, units, posts, items] = await ctx.db.reads<[SummaryRow, SummaryRow, SummaryRow, SummaryItem]>(
    summaryStatements(run.id),
  );
  const named = posts.map((row) => ({ ...row, name: postNames[row.name] ?? row.name }));
  const summary: PaySummary = { streets, units, posts: named, items };
  for (const rows of [streets, units, posts]) {
    const { insuranceFen, housingFen, ...total } = totalRow(rows);
    const refused = refuseSums(run, { ...total, deductedFen: sumFen([insuranceFen, housingFen, total.taxFen]) });
    if (refused) return refused;
  }
  return {
    name: `${run.month} 薪酬汇总表.xlsx`,
    type: xlsxType,
    body: await tablesWorkbook(summaryTables(ctx.city.name, run.month, summary)),
    rowCount: run.workers,
    totalFen: sumFen([run.grossFen, run.employerFen]),
    parts: 1,
  };
}
