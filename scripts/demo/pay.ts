import { addMonths, monthNumber, monthOfDay, type Day, type Month } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import type { Deduction } from './deductions.ts';

interface Moved {
  readonly id: string;
  readonly version: number;
}

interface RunFindings extends Moved {
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly open: number }[];
}

interface LevelProposals {
  readonly total: number;
  readonly digest: string;
}

/** Whoever computes must not approve. */
export interface PayPeople {
  readonly officer: Session;
  readonly approver: Session;
}

/** How many requests are under way at once while many small records are entered. */
const lanes = 6;

export async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  const lane = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Enters what people declared; `workerIds` is by identity number. */
export const declare = (officer: Session, deductions: readonly Deduction[], workerIds: ReadonlyMap<string, string>) =>
  inLanes(deductions, ({ person, item, monthlyFen, fromMonth }) =>
    officer.post('/pay/special-deductions', {
      workerId: workerIds.get(person.mobile),
      item,
      monthlyFen,
      fromMonth,
      lastMonth: null,
    }),
  );

async function acceptWarnings(officer: Session, id: string): Promise<number> {
  const run = await officer.get<RunFindings>(`/pay/runs/${id}`);
  let { version } = run;
  for (const { code } of run.findings.filter(({ severity, open }) => severity === 'warning' && open > 0)) {
    const reason = '已逐人核对，情况属实';
    ({ version } = await officer.post<Moved>(`/pay/runs/${id}/findings/accept`, { version, code, reason }));
  }
  return version;
}

/** What posts, years and grades changed since the last January, seen first and confirmed all at once. */
async function confirmLevels(officer: Session, until: Month): Promise<void> {
  const { total, digest } = await officer.post<LevelProposals>('/pay/levels/proposals', { until });
  if (total === 0) return;
  await officer.post('/pay/levels/proposals/confirm', { until, digest, reason: '年度等级调整，已逐人核对' });
}

async function compute(officer: Session, month: Month): Promise<Moved> {
  if (monthNumber(month) === 1) await confirmLevels(officer, month);
  return officer.post<Moved>('/pay/runs', { month });
}

/** One month from computing to closing, the steps of the approver by a second person. */
async function payMonth({ officer, approver }: PayPeople, month: Month, fundingAccountId: string): Promise<void> {
  const { id } = await compute(officer, month);
  const version = await acceptWarnings(officer, id);
  const approved = await approver.post<Moved>(`/pay/runs/${id}/approve`, { version, fundingAccountId });
  const paid = await approver.post<Moved>(`/pay/runs/${id}/pay`, { version: approved.version });
  await approver.post(`/pay/runs/${id}/close`, { version: paid.version });
}

/** The twelve months before this one paid and closed, this month computed and waiting for its second person. */
export async function payYear(
  people: PayPeople,
  today: Day,
  fundingAccountId: string,
  onMonth: (month: Month) => void,
): Promise<void> {
  const now = monthOfDay(today);
  for (let back = 12; back >= 1; back -= 1) {
    const month = addMonths(now, -back);
    onMonth(month);
    await payMonth(people, month, fundingAccountId);
  }
  onMonth(now);
  await compute(people.officer, now);
}
