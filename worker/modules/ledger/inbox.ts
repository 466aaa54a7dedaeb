import type { InboxLine } from '../../platform/inbox.ts';
import { sql } from '../../platform/statement.ts';

const reversals = {
  page: 'ledger/reversals?state=asked',
  list: 'ledger/reversals?state=asked',
  cityWide: true,
} as const;
const months = { page: 'ledger/months', list: 'ledger/months', cityWide: true } as const;
const reversal = sql`SELECT r.id, r.reason AS label, NULL AS deadline, r.asked_by_name AS party FROM ledger_reversal AS r
  WHERE r.state = 'asked'`;
const month = sql`SELECT m.id, m.month AS label, NULL AS deadline, m.asked_by_name AS party FROM ledger_month AS m
  WHERE m.state = 'asked'`;

/** What of the ledger waits for a second person, and what the nightly count found. */
export const ledgerInbox: readonly InboxLine[] = [
  {
    kind: 'ledger.reversal',
    side: 'mine',
    zh: '红字冲销待批准',
    ko: '역분개 승인 대기',
    en: 'Reversal to approve',
    permission: 'ledger.reverse.approve',
    ...reversals,
    open: ({ actor }) => sql`${reversal} AND r.asked_by <> ${actor.id}`,
  },
  {
    kind: 'ledger.reversal.awaited',
    side: 'awaited',
    zh: '我申请的红字冲销待批准',
    ko: '내가 신청한 역분개 승인 대기',
    en: 'Reversal that I asked for',
    permission: 'ledger.write',
    ...reversals,
    open: ({ actor }) => sql`${reversal} AND r.asked_by = ${actor.id}`,
  },
  {
    kind: 'ledger.month',
    side: 'mine',
    zh: '重新开账待决定',
    ko: '재개장 결정 대기',
    en: 'Reopening of a month to decide',
    permission: 'ledger.reverse.approve',
    ...months,
    open: ({ actor }) => sql`${month} AND m.asked_by <> ${actor.id}`,
  },
  {
    kind: 'ledger.month.awaited',
    side: 'awaited',
    zh: '我申请的重新开账待决定',
    ko: '내가 신청한 재개장 결정 대기',
    en: 'Reopening that I asked for',
    permission: 'ledger.write',
    ...months,
    open: ({ actor }) => sql`${month} AND m.asked_by = ${actor.id}`,
  },
  {
    // It stands until a later night finds everything in order.
    kind: 'ledger.verification',
    side: 'alarm',
    zh: '账簿核对发现不符',
    ko: '장부 대조에서 불일치 발견',
    en: 'The books did not check',
    permission: 'ledger.read',
    cityWide: true,
    page: 'ledger/verifications',
    list: 'ledger/verifications',
    open: () => sql`SELECT CAST(v.seq AS TEXT) AS id, v.day AS label, NULL AS deadline, NULL AS party
      FROM ledger_verification AS v WHERE v.sound = 0 AND v.seq = (SELECT max(seq) FROM ledger_verification)`,
  },
];
