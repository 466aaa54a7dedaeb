import { monthOfDay, monthsBetween, type Month } from '../../../core/day.ts';
import { fen, sumFen, type Fen } from '../../../core/fen.ts';
import { ONE, roundTo, shortest, toPpm, type Ratio } from '../../../core/ratio.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import {
  decidePosting,
  decideSettle,
  planHolds,
  planSettle,
  planVoid,
  withoutHold,
  type HoldFacts,
} from '../../ledger/index.ts';
import { workdayAfter } from '../rules/admission.ts';
import { balanceOf, decidePart, prepaymentOf, type SettlementPart } from '../rules/package.ts';
import { monthDue, type PriceRule } from '../rules/price-of.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { decideReport, decideVerdict, paymentTransfers, qualityOf, termMonths } from '../rules/settlement.ts';
import { calendarOf, calendars, policyOf, policyOn, type CalendarRow, type PolicyRow } from '../store/admission.ts';
import { priceRule, priceRuleOn, type PriceRuleRow } from '../store/facts.ts';
import * as store from '../store/settlement.ts';
import { loadWay, type MoneyWay } from './money-way.ts';

export interface VolumeReport {
  readonly unitId: string;
  readonly month: Month;
  readonly volume: string;
  readonly evidence: string;
  /** Of a package: what is asked for. Its advance counts for the first month, the rest for the last. */
  readonly part: SettlementPart;
}

/** The unit says how much it did in a month, and by what that can be seen. */
export function reportVolume(ctx: CityContext, dutyId: string, input: VolumeReport): Promise<{ id: string }> {
  return commit(ctx, async () => {
    type Reported = { month: Month; part: SettlementPart };
    const [parts, reported, policies, years] = await ctx.db.reads<[store.PartRow, Reported, PolicyRow, CalendarRow]>([
      store.partOf(ctx, dutyId, input.unitId),
      store.monthsOf(dutyId, input.unitId),
      policyOn(ctx.today),
      calendars(),
    ]);
    const part = parts[0];
    if (!part) return platformRefusals.refuse('not_found');
    const standing = reported.filter((each) => each.part === 'month').map(({ month }) => month);
    const month =
      input.part === 'prepayment' ? part.fromMonth : input.part === 'balance' ? part.untilMonth : input.month;
    const asked = { ...part, today: ctx.today, parts: reported.map((each) => each.part) };
    const refused =
      decidePart(asked, input.part) ??
      decideReport(
        { ...part, months: standing, today: ctx.today },
        input.part === 'prepayment' ? monthOfDay(ctx.today) : month,
      );
    if (refused) return refused;
    const verifyBy = workdayAfter(ctx.today, policyOf(policies).workdays.verify, years.map(calendarOf));
    if (isRefusal(verifyBy)) return verifyBy;
    const id = ctx.newId('dst');
    return {
      audit: {
        action: 'duties.settlement.report',
        subject: { type: 'duty', id: dutyId },
        payload: { settlementId: id, ...input, month, verifyBy },
      },
      writes: [store.planReport(ctx, { ...input, month, verifyBy, id, assignmentId: part.assignmentId })],
      answer: { id },
    };
  });
}

interface Loaded {
  readonly row: store.SettlementRow;
  readonly rule: PriceRule;
  readonly way: MoneyWay;
  readonly hold: HoldFacts | null;
}

async function loadSettlement(ctx: CityContext, permission: Permission, id: string): Promise<Loaded | null> {
  const row = await ctx.db.first<store.SettlementRow>(store.settlementById(ctx, permission, id));
  if (!row) return null;
  const [rules, way] = await Promise.all([
    ctx.db.all<PriceRuleRow>(priceRuleOn(store.ruleDay(row.month))),
    loadWay(ctx, { ...row, carriers: [row] }),
  ]);
  return { row, rule: priceRule(rules), way, hold: way.holds[0] ?? null };
}

interface Verdict {
  readonly volume: string;
  readonly score: string;
  /** Whether what this month did not earn of its part of the hold is kept for later or freed. */
  readonly rest?: 'keep' | 'free' | undefined;
}

interface Priced {
  readonly quality: Ratio;
  readonly dueFen: Fen;
  /** What was held for this and is not earned. */
  readonly unearnedFen: Fen;
}

function priced({ row, rule }: Loaded, { volume, score }: Verdict): Priced {
  const quality = qualityOf(score, rule);
  if (row.part === 'prepayment')
    return { quality: ONE, dueFen: prepaymentOf(row.amountFen, rule), unearnedFen: fen(0) };
  if (row.part === 'balance') {
    const dueFen = balanceOf(row.amountFen, row.prepaidFen, quality);
    return { quality, dueFen, unearnedFen: fen(Math.max(0, row.amountFen - row.prepaidFen - dueFen)) };
  }
  const { method, unitPriceFen, difficulty, monthlyVolume, amountFen } = row;
  const price = { method, unitPriceFen, difficulty };
  const monthIndex = monthsBetween(row.fromMonth, row.month);
  const work = { price, monthlyVolume, amountFen, months: termMonths(row), monthIndex, volume, quality };
  const dueFen = monthDue(work, rule);
  const wholeFen = monthDue({ ...work, volume: monthlyVolume ?? volume, quality: ONE }, rule);
  return { quality, dueFen, unearnedFen: fen(Math.max(0, wholeFen - dueFen)) };
}

/** What a verdict would bring, without giving it. */
export async function previewVerdict(ctx: CityContext, id: string, verdict: Verdict) {
  const loaded = await loadSettlement(ctx, 'duties.settle.approve', id);
  if (!loaded) throw new RefusedError(platformRefusals.refuse('not_found'));
  const result = priced(loaded, verdict);
  const { quality, dueFen } = result;
  const heldFen = loaded.hold?.amountFen ?? (0 as Fen);
  const freedFen = freedBy(heldFen, result, verdict.rest);
  return {
    quality: shortest(roundTo(quality, 6)),
    dueFen,
    heldFen,
    freedFen,
    leftFen: sumFen([heldFen, -dueFen, -freedFen]),
    rework: quality.n === 0n,
  };
}

const freedBy = (heldFen: Fen, { dueFen, unearnedFen }: Priced, rest: Verdict['rest']): Fen =>
  rest === 'free' ? fen(Math.max(0, Math.min(unearnedFen, heldFen - dueFen))) : fen(0);

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
    const result = priced(loaded, input);
    const { quality, dueFen } = result;
    const freedFen = freedBy(loaded.hold?.amountFen ?? fen(0), result, input.rest);
    const transactionId = dueFen > 0 ? ctx.newId('txn') : null;
    const payment = transactionId
      ? pay(ctx, loaded, transactionId, { dueFen, freedFen })
      : freeRest(ctx, loaded, freedFen);
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
          freedFen,
          transactionId,
        },
      },
      writes: [
        ...payment,
        ...store.planVerdict(ctx, loaded.row, { volume, score, qualityPpm, dueFen, freedFen, transactionId }),
      ],
      answer: { id, dueFen, transactionId },
    };
  });
}

/** Nothing was earned: what was held for it is kept, or goes free. */
function freeRest(ctx: CityContext, { row, hold }: Loaded, freedFen: Fen): readonly Statement[] {
  if (!hold || freedFen === 0) return [];
  const keptFen = sumFen([hold.amountFen, -freedFen]);
  return [...planVoid(ctx, [hold]), ...(keptFen > 0 ? planHolds(ctx, [keptHold(ctx, row, hold, keptFen)]) : [])];
}

/** What stays held after a month, as a new hold of the same root. */
const keptHold = (ctx: CityContext, row: store.SettlementRow, hold: HoldFacts, amountFen: Fen) => ({
  id: ctx.newId('hld'),
  rootId: hold.rootId,
  accountId: hold.accountId,
  amountFen,
  purpose: row.title,
  subject: { type: 'duty', id: row.dutyId },
  payeeUnitId: row.unitId,
  deadlineDay: null,
});

interface Payment {
  readonly dueFen: Fen;
  readonly freedFen: Fen;
}

function pay(
  ctx: CityContext,
  loaded: Loaded,
  transactionId: string,
  { dueFen, freedFen }: Payment,
): readonly Statement[] | Refusal {
  const { row, hold, way } = loaded;
  if (!hold) return dutyRefusals.refuse('money_not_held', { unit: row.unitName });
  const unitId = way.unitId(row.unitId);
  if (!unitId) return platformRefusals.refuse('not_found');
  const { accounts, years } = way;
  const effectiveDay = way.bookedOn(ctx.today);
  const transfers = paymentTransfers(hold.accountId, way.dutyId, unitId, dueFen);
  const lifted = accounts.map((account) => withoutHold(account, hold));
  const refused =
    decideSettle(hold, dueFen, ctx.today) ??
    decidePosting({ years, accounts: lifted, today: ctx.today }, { kind: 'settlement', effectiveDay, transfers });
  if (refused) return refused;
  const leftFen = sumFen([hold.amountFen, -dueFen, -freedFen]);
  const subject = { type: 'duty', id: row.dutyId };
  return [
    ...way.openings(transfers),
    ...planSettle(ctx, {
      accounts,
      hold,
      amountFen: dueFen,
      keep: leftFen > 0 ? keptHold(ctx, row, hold, leftFen) : null,
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
    }),
  ];
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
