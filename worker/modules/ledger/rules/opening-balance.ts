import type { Day } from '../../../core/day.ts';
import { formatYuan, type Fen } from '../../../core/fen.ts';
import type { Refusal } from '../../../core/refusal.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { accountLabel, type AccountFacts, type FiscalYear } from './chart.ts';
import { refuseDay } from './posting.ts';
import { ledgerRefusals } from './refusals.ts';

/** A street or community that may have no account in the year yet. */
export interface OpeningUnit {
  readonly id: string;
  readonly name: string;
}

/** Money of a source that an account opens with; `accountId` is null where the unit has no account in the year yet. */
export interface Opening {
  readonly kind: 'open_budget' | 'open_balance';
  readonly accountId: string | null;
  readonly unitId: string | null;
  readonly unitName: string;
  readonly sourceId: string;
  readonly amountFen: Fen;
}

/** An account, or the unit whose account it is. */
export interface OpeningPlace {
  readonly type: 'account' | 'unit';
  readonly id: string;
}

export const openable = ['line', 'unit', 'duty'] as const satisfies readonly AccountFacts['kind'][];

export interface OpeningFacts {
  readonly years: readonly FiscalYear[];
  /** Sources, lines, duties and units of the year. */
  readonly accounts: readonly AccountFacts[];
  readonly units: readonly OpeningUnit[];
  readonly today: Day;
}

/** What is opened; the posting itself is decided after it. */
export function decideOpening(
  { years, accounts, units, today }: OpeningFacts,
  request: {
    readonly place: OpeningPlace;
    readonly sourceId: string;
    readonly amountFen: Fen;
    readonly effectiveDay: Day;
  },
): Opening | Refusal {
  const { place, sourceId, amountFen } = request;
  const closed = refuseDay({ years, today }, request.effectiveDay);
  if (closed) return closed;
  const source = accounts.find(({ id, kind }) => id === sourceId && kind === 'source');
  const unit = place.type === 'unit' ? units.find(({ id }) => id === place.id) : undefined;
  const account = accounts.find(({ id, kind, unitId }) =>
    place.type === 'account' ? id === place.id : kind === 'unit' && unitId === place.id,
  );
  if (!source || (place.type === 'unit' ? !unit : !account)) return platformRefusals.refuse('not_found');
  if (account && !openable.some((kind) => kind === account.kind)) {
    return ledgerRefusals.refuse('account_unfit', { account: accountLabel(account), accountKind: account.kind });
  }
  return {
    kind: account?.kind === 'line' ? 'open_budget' : 'open_balance',
    accountId: account?.id ?? null,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? account?.name ?? '',
    sourceId,
    amountFen,
  };
}

/** Money on top of money takes a word of confirmation; it is asked for when nothing else stands in the way. */
export function refuseStanding({ accountId }: Opening, accounts: readonly AccountFacts[]): Refusal | null {
  const account = accounts.find(({ id }) => id === accountId);
  if (!account || account.balanceFen === 0) return null;
  const { balanceFen } = account;
  const facts = { account: accountLabel(account), balanceFen, balanceYuan: formatYuan(balanceFen) };
  return ledgerRefusals.refuse('opening_standing', facts);
}
