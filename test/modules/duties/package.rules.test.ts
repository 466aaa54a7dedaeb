import { describe, expect, it } from 'vitest';
import { day, month } from '../../../worker/core/day.ts';
import { fen } from '../../../worker/core/fen.ts';
import { parseDecimal } from '../../../worker/core/ratio.ts';
import {
  balanceOf,
  decidePart,
  earnedOf,
  prepaymentOf,
  servedShare,
  takeBack,
  type SettlementPart,
} from '../../../worker/modules/duties/rules/package.ts';
import { decideSpending, type SpendingKind } from '../../../worker/modules/duties/rules/spending.ts';
import { list, textTable } from '../../harness/text-table.ts';

const rule = {
  paidDaysPerMonth: '21.75',
  qualityBands: [{ fromScore: '0', ratio: '1' }],
  prepaidShare: '0.5',
  proration: 'months',
  yearDays: 365,
} as const;
const code = (refusal: { code: string } | null): string => refusal?.code ?? 'ok';

describe('the parts of a package', () => {
  it.each(
    textTable(`
      method  | part       | stand              | today      | says
      --------|------------|--------------------|------------|----------------------
      package | prepayment |                    | 2026-02-01 | ok
      package | prepayment | prepayment         | 2026-02-01 | month_reported
      package | prepayment | balance            | 2026-12-01 | settlement_part_unfit
      package | balance    | prepayment         | 2026-11-30 | settlement_part_unfit
      package | balance    | prepayment         | 2026-12-01 | ok
      package | balance    |                    | 2027-01-05 | ok
      package | balance    | prepayment,balance | 2026-12-02 | month_reported
      package | month      |                    | 2026-02-01 | settlement_part_unfit
      unit    | month      |                    | 2026-02-01 | ok
      unit    | prepayment |                    | 2026-02-01 | settlement_part_unfit
    `),
  )('$method $part after $stand on $today → $says', ({ method, part, stand, today, says }) => {
    const facts = {
      method: method ?? '',
      fromMonth: month('2026-01'),
      untilMonth: month('2026-12'),
      today: day(today ?? ''),
      parts: list(stand ?? '') as SettlementPart[],
    };
    expect(code(decidePart(facts, part as SettlementPart))).toBe(says);
  });

  it.each(
    textTable(`
      whole  | share | prepaid | quality | balance
      -------|-------|---------|---------|--------
      100001 | 0.5   | 50001   | 0.92    | 46000
      100000 | 0.5   | 50000   | 1       | 50000
      100000 | 0     | 0       | 0.8     | 80000
      100000 | 1     | 100000  | 0.8     | 0
    `),
  )(
    '$whole with $share in advance: $prepaid, then $balance at $quality',
    ({ whole, share, prepaid, quality, balance }) => {
      const total = fen(Number(whole));
      expect(prepaymentOf(total, { ...rule, prepaidShare: share ?? '' })).toBe(Number(prepaid));
      expect(balanceOf(total, fen(Number(prepaid)), parseDecimal(quality ?? ''))).toBe(Number(balance));
    },
  );
});

describe('an exit within the term', () => {
  // Of 120,000.00 a year: three months begun are 30,000.00; 74 days of 365 are 24,328.77.
  it.each(
    textTable(`
      by     | from    | until   | since      | end        | earned
      -------|---------|---------|------------|------------|---------
      months | 2026-01 | 2026-12 | 2026-01-01 | 2026-03-16 | 3000000
      days   | 2026-01 | 2026-12 | 2026-01-01 | 2026-03-16 | 2432877
      months | 2026-01 | 2026-12 | 2026-02-10 | 2026-03-16 | 2000000
      days   | 2026-01 | 2026-12 | 2026-02-10 | 2026-03-16 | 1117808
      months | 2026-01 | 2026-06 | 2026-01-01 | 2026-04-01 | 6000000
      days   | 2026-01 | 2026-06 | 2026-01-01 | 2026-04-01 | 5917808
      months | 2026-01 | 2026-12 | 2026-01-01 | 2027-01-01 | 12000000
      days   | 2028-01 | 2028-12 | 2028-01-01 | 2029-01-01 | 12000000
      months | 2026-06 | 2026-12 | 2026-03-01 | 2026-05-01 | 0
    `),
  )('by $by from $since to $end of $from–$until earns $earned', ({ by, from, until, since, end, earned }) => {
    const term = { fromMonth: month(from ?? ''), untilMonth: month(until ?? '') };
    const chosen = { ...rule, proration: by as 'months' | 'days' };
    const share = servedShare(term, day(since ?? ''), day(end ?? ''), chosen);
    expect(earnedOf(fen(12_000_000), share)).toBe(Number(earned));
  });

  it.each(
    textTable(`
      earned | prepaid | unspent | quality | due   | back  | owed
      -------|---------|---------|---------|-------|-------|------
      80000  | 50000   | 10000   | 0.9     | 27000 | 0     | 0
      50000  | 50000   | 0       | 1       | 0     | 0     | 0
      30000  | 50000   | 50000   | 1       | 0     | 20000 | 0
      30000  | 50000   | 5000    | 1       | 0     | 5000  | 15000
      30000  | 50000   | 0       | 1       | 0     | 0     | 20000
      0      | 50000   | 50000   | 0       | 0     | 50000 | 0
      40000  | 0       | 0       | 0       | 0     | 0     | 0
    `),
  )('earned $earned of $prepaid paid, $unspent left: due $due, back $back, owed $owed', (row) => {
    expect(
      takeBack({
        earnedFen: fen(Number(row['earned'])),
        prepaidFen: fen(Number(row['prepaid'])),
        unspentFen: fen(Number(row['unspent'])),
        quality: parseDecimal(row['quality'] ?? ''),
      }),
    ).toEqual({ dueFen: Number(row['due']), returnFen: Number(row['back']), owedFen: Number(row['owed']) });
  });
});

describe('spending', () => {
  it.each(
    textTable(`
      kind     | amount | left | uses         | for      | from | evidence | says
      ---------|--------|------|--------------|----------|------|----------|--------------------------
      spent    | 100    | 100  |              | anything | 0    | invoice  | ok
      spent    | 101    | 100  |              | anything | 0    | invoice  | spending_exceeds_received
      spent    | 100    | 100  | labour,meals | meals    | 0    | invoice  | ok
      spent    | 101    | 100  | labour,meals | travel   | 0    |          | spending_outside_purpose
      spent    | 1      | 100  |              | anything | 0    |          | spending_evidence_missing
      spent    | 101    | 100  |              | anything | 50   |          | spending_evidence_missing
      spent    | 50     | 100  |              | anything | 50   |          | spending_evidence_missing
      spent    | 49     | 100  |              | anything | 50   |          | ok
      returned | 100    | 100  | labour,meals | unused   | 0    |          | ok
      returned | 101    | 100  |              | unused   | 0    |          | spending_exceeds_received
    `),
  )(
    '$kind $amount of $left for $for within $uses by $evidence → $says',
    ({ kind, amount, left, uses, says, ...row }) => {
      const draft = {
        kind: kind as SpendingKind,
        day: day('2026-06-01'),
        amountFen: fen(Number(amount)),
        usedFor: row['for'] ?? '',
        evidence: row['evidence'] || null,
      };
      expect(
        code(
          decideSpending(
            { leftFen: fen(Number(left)), uses: list(uses ?? ''), evidenceFromFen: fen(Number(row['from'])) },
            draft,
          ),
        ),
      ).toBe(says);
    },
  );
});
