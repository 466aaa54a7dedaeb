import { monthsBetween, type Month } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { roundTo, shortest, toPpm, type Ratio } from '../../../core/ratio.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  anyAccountsById,
  decidePosting,
  decideSettle,
  fiscalYears,
  dutyAccounts,
  openHoldsByRoot,
  planSettle,
  unitAccounts,
  withoutHold,
  type AccountFacts,
  type FiscalYear,
  type HoldFacts,
} from '../../ledger/index.ts';
import { monthDue, type PriceRule } from '../rules/price-of.ts';
import {
  bookingDay,
  decideReport,
  decideVerdict,
  paymentTransfers,
  qualityOf,
  termMonths,
} from '../rules/settlement.ts';
import { priceRule, priceRuleOn, type PriceRuleRow } from '../store/facts.ts';
import * as store from '../store/settlement.ts';

export interface VolumeReport {
  readonly unitId: string;
  readonly month: Month;
  readonly volume: string;
  readonly evidence: string;
}

/** The unit says how much it did in a month, and by what that can be seen. */
export function reportVolume(ctx: CityContext, dutyId: string, input: VolumeReport): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const [parts, months] = await ctx.db.reads<[store.PartRow, { month: Month }]>([
      store.partOf(ctx, dutyId, input.unitId),
      store.monthsOf(dutyId, input.unitId),
    ]);
    const part = parts[0];
    if (!part) return platformRefusals.refuse('not_found');
    const refused = decideReport({ ...part, months: months.map(({ month }) => month), today: ctx.today }, input.month);
    if (refused) return refused;
    const id = ctx.newId('dst');
    return {
      audit: {
        action: 'duties.settlement.report',
        subject: { type: 'duty', id: dutyId },
        payload: { settlementId: id, ...input },
      },
      writes: [store.planReport(ctx, { ...input, id, assignmentId: part.assignmentId })],
      answer: { id },
    };
  });
}

interface Loaded {
  readonly row: store.SettlementRow;
  readonly rule: PriceRule;
  readonly hold: HoldFacts | null;
  readonly accounts: readonly AccountFacts[];
  readonly years: readonly FiscalYear[];
  readonly dutyAccountId: string;
}

async function loadSettlement(ctx: CityContext, permission: Permission, id: string): Promise<Loaded | null> {
  const row = await ctx.db.first<store.SettlementRow>(store.settlementById(ctx, permission, id));
  if (!row) return null;
  const [rules, holds, lines, units, duties, years] = await ctx.db.reads<
    [PriceRuleRow, HoldFacts, AccountFacts, AccountFacts, AccountFacts, FiscalYear]
  >([
    priceRuleOn(store.ruleDay(row.month)),
    openHoldsByRoot([row.rootId]),
    anyAccountsById([row.lineId]),
    unitAccounts([row.unitId], row.year),
    dutyAccounts([row.dutyId], row.year),
    fiscalYears(),
  ]);
  const accounts = [...lines, ...units, ...duties];
  return { row, rule: priceRule(rules), hold: holds[0] ?? null, accounts, years, dutyAccountId: duties[0]?.id ?? '' };
}

interface Verdict {
  readonly volume: string;
  readonly score: string;
}

function priced({ row, rule }: Loaded, { volume, score }: Verdict): { quality: Ratio; dueFen: Fen } {
  const quality = qualityOf(score, rule);
  const { method, unitPriceFen, difficulty, monthlyVolume, amountFen } = row;
  const price = { method, unitPriceFen, difficulty };
  const monthIndex = monthsBetween(row.fromMonth, row.month);
  const work = { price, monthlyVolume, amountFen, months: termMonths(row), monthIndex, volume, quality };
  return { quality, dueFen: monthDue(work, rule) };
}

/** What a verdict would bring, without giving it. */
export async function previewVerdict(ctx: CityContext, id: string, verdict: Verdict) {
  const loaded = await loadSettlement(ctx, 'duties.settle.approve', id);
  if (!loaded) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { quality, dueFen } = priced(loaded, verdict);
  const heldFen = loaded.hold?.amountFen ?? (0 as Fen);
  return {
    quality: shortest(roundTo(quality, 6)),
    dueFen,
    heldFen,
    leftFen: sumFen([heldFen, -dueFen]),
    rework: quality.n === 0n,
  };
}

export interface Verified {
  readonly id: string;
  readonly dueFen: Fen;
  readonly transactionId: string | null;
}

/** Another person verifies the volume; the price is paid from the hold to the unit, and the rest stays held. */
export function verifySettlement(
  ctx: CityContext,
  id: string,
  input: Verdict & { version: number },
): Promise<Verified> {
  return commit(ctx, async () => {
    const loaded = await loadSettlement(ctx, 'duties.settle.approve', id);
    if (!loaded) return platformRefusals.refuse('not_found');
    const refused = decideVerdict(loaded.row, input.version, ctx.actor.id);
    if (refused) return refused;
    const { quality, dueFen } = priced(loaded, input);
    const transactionId = dueFen > 0 ? ctx.newId('txn') : null;
    const payment = transactionId ? pay(ctx, loaded, transactionId, dueFen) : [];
    if (isRefusal(payment)) return payment;
    const { volume, score } = input;
    const qualityPpm = toPpm(shortest(roundTo(quality, 6)));
    return {
      audit: {
        action: 'duties.settlement.verify',
        subject: { type: 'duty', id: loaded.row.dutyId },
        payload: {
          settlementId: id,
          unitId: loaded.row.unitId,
          month: loaded.row.month,
          volume,
          score,
          qualityPpm,
          dueFen,
          transactionId,
        },
      },
      writes: [...payment, ...store.planVerdict(ctx, loaded.row, { volume, score, qualityPpm, dueFen, transactionId })],
      answer: { id, dueFen, transactionId },
    };
  });
}

function pay(ctx: CityContext, loaded: Loaded, transactionId: string, dueFen: Fen): readonly Statement[] | Refusal {
  const { row, hold, accounts, years, dutyAccountId } = loaded;
  const unitAccount = accounts.find(({ kind }) => kind === 'unit');
  if (!hold || !unitAccount) return platformRefusals.refuse('not_found');
  const effectiveDay = bookingDay(row.year, ctx.today);
  const transfers = paymentTransfers(row.lineId, dutyAccountId, unitAccount.id, dueFen);
  const lifted = accounts.map((account) => withoutHold(account, hold));
  const refused =
    decideSettle(hold, dueFen, ctx.today) ??
    decidePosting({ years, accounts: lifted, today: ctx.today }, { kind: 'settlement', effectiveDay, transfers });
  if (refused) return refused;
  const leftFen = sumFen([hold.amountFen, -dueFen]);
  const subject = { type: 'duty', id: row.dutyId };
  const kept = {
    id: ctx.newId('hld'),
    accountId: hold.accountId,
    amountFen: leftFen,
    purpose: row.title,
    subject,
    payeeUnitId: row.unitId,
    deadlineDay: null,
  };
  return planSettle(ctx, {
    accounts,
    hold,
    amountFen: dueFen,
    keep: leftFen > 0 ? kept : null,
    transaction: {
      id: transactionId,
      kind: 'settlement',
      effectiveDay,
      memo: `${row.title} ${row.unitName} ${row.month}`,
      subject,
      madeBy: { id: row.reportedBy, name: row.reportedByName },
      checkedBy: ctx.actor,
      transfers,
    },
  });
}

/** Sends a report back; the unit may report the month again. */
export function returnSettlement(
  ctx: CityContext,
  id: string,
  input: { version: number; reason: string },
): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const row = await ctx.db.first<store.SettlementRow>(store.settlementById(ctx, 'duties.settle.approve', id));
    if (!row) return platformRefusals.refuse('not_found');
    return (
      decideVerdict(row, input.version, ctx.actor.id) ?? {
        audit: {
          action: 'duties.settlement.return',
          subject: { type: 'duty', id: row.dutyId },
          reason: input.reason,
          payload: { settlementId: id },
        },
        writes: store.planReturn(ctx, row, input.reason),
        answer: { id },
      }
    );
  });
}
