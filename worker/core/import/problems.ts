type Severity = 'error' | 'warning';

export interface ProblemSpec {
  readonly severity: Severity;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** One finding in one cell of an imported sheet. */
export interface Problem {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly severity: Severity;
  readonly code: string;
  /** What is wrong, whole sentences. */
  readonly says: Readonly<Record<'zh' | 'ko' | 'en', string>>;
}

export const blocks = (zh: string, ko: string, en: string): ProblemSpec => ({ severity: 'error', zh, ko, en });
export const warns = (zh: string, ko: string, en: string): ProblemSpec => ({ severity: 'warning', zh, ko, en });

/** Makes problems out of a module's table of them; `{names}` in a sentence are filled from the facts and the value. */
export function problemsOf<Code extends string>(table: Readonly<Record<Code, ProblemSpec>>) {
  return (
    row: number,
    column: string | null,
    code: Code,
    value: string | null,
    facts: Readonly<Record<string, string | number>> = {},
  ): Problem => {
    const known: Readonly<Record<string, string | number>> = { value: value ?? '', ...facts };
    const { severity, zh, ko, en } = table[code];
    const filled = (text: string) =>
      text.replaceAll(/\{(\w+)\}/g, (whole, fact: string) => String(known[fact] ?? whole));
    return { row, column, value, severity, code, says: { zh: filled(zh), ko: filled(ko), en: filled(en) } };
  };
}

/** What a person may still do about the problems: errors block, warnings wait until their rows are accepted. */
export function openProblems(problems: readonly Problem[], accepted: readonly number[]) {
  const read = new Set(accepted);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.filter(({ severity, row }) => severity === 'warning' && !read.has(row)).length;
  return { errors, warnings };
}
