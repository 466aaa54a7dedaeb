import type { Day } from '../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { expectChanges, insertRow, json, sql } from '../../../platform/statement.ts';
import { accountLabel, type AccountFacts, type DrawOrder, type FiscalYear } from '../rules/chart.ts';
import type { Purposes } from '../rules/layers.ts';
import { refuseYear } from '../rules/opening.ts';
import type { PostingDraft } from '../rules/posting.ts';
import { ledgerRefusals } from '../rules/refusals.ts';
import { planAccounts } from '../store/chart.ts';
import { fiscalYears } from '../store/facts.ts';
import type { LimitRow } from '../store/limit.ts';
import { planSource } from '../store/years.ts';
import { refusePart } from './months.ts';

export interface SourceOpening {
  readonly fiscalYear: number;
  readonly name: string;
  readonly receivedDay: Day;
  readonly documentNumber: string;
  readonly purposes?: Purposes | undefined;
}

/** Opens a fund source, free or for certain purposes only; what it may serve never changes afterwards. */
export function openSource(ctx: CityContext, input: SourceOpening): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const departments = input.purposes?.departmentIds ?? [];
    const [years, known] = await ctx.db.reads<[FiscalYear, { id: string }]>([
      fiscalYears(),
      sql`SELECT id FROM unit WHERE kind = 'department' AND id IN (SELECT value FROM json_each(${json(departments)}))`,
    ]);
    const refused =
      refusePart(ctx, 'ledger.write') ??
      (known.length < new Set(departments).size ? platformRefusals.refuse('not_found') : null) ??
      refuseYear(years, input.fiscalYear);
    if (refused) return refused;
    const id = ctx.newId('acc');
    const { fiscalYear, name, receivedDay, documentNumber } = input;
    const lists = input.purposes ? Object.values(input.purposes) : [];
    const purposes = lists.some((list) => list.length > 0) ? json(input.purposes) : null;
    return {
      audit: { action: 'ledger.source.open', subject: { type: 'ledger_account', id }, payload: { ...input } },
      writes: [
        ...planAccounts(ctx, [{ id, kind: 'source', fiscalYear, name, unitId: ctx.city.rootUnitId, documentNumber }]),
        planSource(ctx, { accountId: id, receivedDay, documentNumber, purposes }),
      ],
      answer: { id },
    };
  });
}

/** Says how accounts of a year draw on several sources from now on. */
export function chooseDrawOrder(
  ctx: CityContext,
  input: { readonly year: number; readonly drawOrder: DrawOrder; readonly reason: string },
): Promise<{ year: number }> {
  const { year, drawOrder, reason } = input;
  return commit(ctx, async () => {
    const years = await ctx.db.all<FiscalYear>(fiscalYears());
    return (
      refusePart(ctx, 'ledger.reverse.approve') ??
      refuseYear(years, year) ?? {
        audit: {
          action: 'ledger.year.draw',
          subject: { type: 'fiscal_year', id: String(year) },
          reason,
          payload: { drawOrder },
        },
        writes: [
          sql`UPDATE fiscal_year SET draw_order = ${drawOrder} WHERE year = CAST(${year} AS INTEGER) AND state = 'open'`,
          expectChanges('fiscal_year_open'),
        ],
        answer: { year },
      }
    );
  });
}

/**
 * A payment by hand above the limit goes over a hold that another person settles. Where no limit stands every settlement
 * takes two, so no budget is paid from by hand: a unit pays of what it received.
 */
export function refuseAboveLimit(
  limit: LimitRow | undefined,
  { kind, transfers }: Pick<PostingDraft, 'kind' | 'transfers'>,
  accounts: readonly AccountFacts[],
): Refusal | null {
  if (kind !== 'spending') return null;
  if (limit === undefined) {
    const payers = new Set(transfers.map(({ debitAccountId }) => debitAccountId));
    const line = accounts.find((account) => account.kind === 'line' && payers.has(account.id));
    return line ? ledgerRefusals.refuse('limit_missing', { account: accountLabel(line) }) : null;
  }
  const amountFen = sumFen(transfers.map((transfer) => transfer.amountFen));
  if (amountFen <= limit.settlementFen) return null;
  return ledgerRefusals.refuse('settlement_limit', {
    limitFen: limit.settlementFen,
    limitYuan: formatYuan(limit.settlementFen),
    neededYuan: formatYuan(amountFen),
  });
}

export interface LimitInput {
  readonly fromDay: Day;
  readonly settlementFen: Fen;
  readonly documentNumber: string;
  readonly reason: string;
}

/** Sets the settlement limit from a day on: today or later, once a day. */
export function setLimit(ctx: CityContext, input: LimitInput): Promise<{ id: string }> {
  return commit(ctx, async () => {
    const { fromDay, settlementFen, documentNumber, reason } = input;
    const standing = await ctx.db.all<{ id: string }>(sql`SELECT id FROM ledger_limit WHERE from_day = ${fromDay}`);
    const unfit = fromDay < ctx.today || standing.length > 0;
    const id = ctx.newId('lim');
    return (
      refusePart(ctx, 'ledger.reverse.approve') ??
      (unfit ? ledgerRefusals.refuse('limit_day', { day: fromDay }) : null) ?? {
        audit: { action: 'ledger.limit.set', subject: { type: 'ledger_limit', id }, reason, payload: { ...input } },
        writes: [
          insertRow('ledger_limit', {
            id,
            from_day: fromDay,
            settlement_fen: settlementFen,
            document_number: documentNumber,
            reason,
            recorded_at: ctx.at,
            recorded_by: ctx.actor.id,
            recorded_by_name: ctx.actor.name,
          }),
        ],
        answer: { id },
      }
    );
  });
}
