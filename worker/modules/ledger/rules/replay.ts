import { sumFen, type Fen } from '../../../core/fen.ts';
import type { HoldFacts } from './holding.ts';
import { netChange, type TransferDraft } from './posting.ts';

export interface Position {
  readonly balanceFen: Fen;
  readonly budgetFen: Fen;
  readonly heldFen: Fen;
}

export interface PostedGroup {
  readonly nature: 'budget' | 'execution';
  readonly transfers: readonly TransferDraft[];
}

/** Every account's position worked out anew from what was posted and what is held: the truth that columns cache. */
export function replay(
  groups: readonly PostedGroup[],
  holds: readonly Pick<HoldFacts, 'accountId' | 'amountFen' | 'state'>[],
): Map<string, Position> {
  const positions = new Map<string, Position>();
  const change = (id: string, part: Partial<Record<keyof Position, number>>) => {
    const { balanceFen, budgetFen, heldFen } = positions.get(id) ?? untouched;
    positions.set(id, {
      balanceFen: sumFen([balanceFen, part.balanceFen ?? 0]),
      budgetFen: sumFen([budgetFen, part.budgetFen ?? 0]),
      heldFen: sumFen([heldFen, part.heldFen ?? 0]),
    });
  };
  for (const { nature, transfers } of groups) {
    for (const [id, moved] of netChange(transfers)) {
      change(id, { balanceFen: moved, budgetFen: nature === 'budget' ? moved : 0 });
    }
  }
  for (const { accountId, amountFen, state } of holds) if (state === 'open') change(accountId, { heldFen: amountFen });
  return positions;
}

export const untouched: Position = { balanceFen: 0 as Fen, budgetFen: 0 as Fen, heldFen: 0 as Fen };
