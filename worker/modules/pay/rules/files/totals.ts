import { formatYuan, type Fen } from '../../../../core/fen.ts';
import type { Refusal } from '../../../../core/refusal.ts';
import type { BankProblem } from './bank-file.ts';
import type { Encoding } from './bank-profile.ts';
import { fileRefusals } from './refusals.ts';

/** What a run says of itself, and what its stored payslips add up to: a file is made only where both agree. */
export interface RunSums {
  readonly workers: number;
  readonly grossFen: Fen;
  readonly deductedFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly employerFen: Fen;
}

/** A worker of a file, and what the file says in the amount that is checked. */
export interface CheckedRow {
  readonly workerId: string;
  readonly name: string;
  readonly amountFen: Fen;
}

const named = 5;

/** Up to five names; the count tells of the others. */
export const namesOf = (people: readonly { readonly name: string }[]): string =>
  people
    .slice(0, named)
    .map(({ name }) => name)
    .join('、') + (people.length > named ? '…' : '');

const differ = (what: string, expected: string | number, found: string | number): Refusal =>
  fileRefusals.refuse('file_totals_differ', { what, expected, found });

/** Whether the stored payslips add up to the run, in every figure. */
export function refuseSums(run: RunSums, payslips: RunSums): Refusal | null {
  if (run.workers !== payslips.workers) return differ('count', run.workers, payslips.workers);
  for (const what of ['grossFen', 'deductedFen', 'taxFen', 'netFen', 'employerFen'] as const) {
    if (run[what] !== payslips[what]) return differ(what, formatYuan(run[what]), formatYuan(payslips[what]));
  }
  return null;
}

/** Whether a file holds exactly the rows and the amount that it must, nobody twice. */
export function refuseRows(
  rows: readonly CheckedRow[],
  expected: { readonly count: number; readonly totalFen: Fen },
  totalFen: Fen,
): Refusal | null {
  const seen = new Set<string>();
  const twice = rows.filter(({ workerId }) => seen.has(workerId) || !seen.add(workerId));
  if (twice.length > 0) return fileRefusals.refuse('file_worker_twice', { names: namesOf(twice), count: twice.length });
  if (rows.length !== expected.count) return differ('count', expected.count, rows.length);
  const sum = rows.reduce((total, { amountFen }) => total + amountFen, 0);
  if (sum !== expected.totalFen) return differ('total', formatYuan(expected.totalFen), formatYuan(sum as Fen));
  return totalFen === expected.totalFen ? null : differ('total', formatYuan(expected.totalFen), formatYuan(totalFen));
}

const numberNames = {
  account: { whatZh: '工资卡号', whatKo: '급여 계좌', whatEn: 'bank account' },
  identity: { whatZh: '身份证号', whatKo: '신분증 번호', whatEn: 'identity number' },
} as const;

export function refuseMissing(
  what: keyof typeof numberNames,
  people: readonly { readonly name: string }[],
): Refusal | null {
  if (people.length === 0) return null;
  const facts = { ...numberNames[what], count: people.length, names: namesOf(people) };
  return fileRefusals.refuse('file_number_missing', facts);
}

export function refuseNegative(people: readonly { readonly name: string }[]): Refusal | null {
  if (people.length === 0) return null;
  return fileRefusals.refuse('file_negative_pay', { count: people.length, names: namesOf(people) });
}

const problemCodes = {
  character: 'file_character_unwritable',
  too_long: 'file_value_too_long',
  separator: 'file_separator_inside',
} as const;

/** The first problem, told with how many are of its kind. */
export function refuseUnwritable(problems: readonly BankProblem[], encoding: Encoding): Refusal | null {
  const [first] = problems;
  if (!first) return null;
  const alike = problems.filter(({ code }) => code === first.code);
  return fileRefusals.refuse(problemCodes[first.code], {
    name: first.worker?.name ?? '—',
    workerId: first.worker?.id ?? null,
    title: first.title,
    character: first.character ?? '',
    encoding: encoding.toUpperCase(),
    count: alike.length,
  });
}

/** How many files the rows fill, at least one. */
export const partsOf = (count: number, perFile: number): number => Math.max(1, Math.ceil(count / perFile));
