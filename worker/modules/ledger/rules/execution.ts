import { sumFen, type Fen } from '../../../core/fen.ts';
import { ratio, roundTo } from '../../../core/ratio.ts';

/** What a budget line says of itself: settled is budget less balance, available is balance less held. */
export interface LineMoney {
  readonly budgetFen: Fen;
  readonly balanceFen: Fen;
  readonly heldFen: Fen;
}

export interface Execution {
  readonly budgetFen: Fen;
  readonly heldFen: Fen;
  readonly settledFen: Fen;
  readonly availableFen: Fen;
  /** Settled share of the budget, four places half up; null without a budget. */
  readonly rate: string | null;
}

export interface ExecutionRow extends Execution {
  readonly key: string;
  readonly name: string;
  readonly lines: number;
}

export function execution(money: readonly LineMoney[]): Execution {
  const budgetFen = sumFen(money.map((line) => line.budgetFen));
  const balanceFen = sumFen(money.map((line) => line.balanceFen));
  const heldFen = sumFen(money.map((line) => line.heldFen));
  const settledFen = sumFen([budgetFen, -balanceFen]);
  return {
    budgetFen,
    heldFen,
    settledFen,
    availableFen: sumFen([balanceFen, -heldFen]),
    rate: executionRate(settledFen, budgetFen),
  };
}

export const executionRate = (settledFen: Fen, budgetFen: Fen): string | null =>
  budgetFen > 0 ? roundTo(ratio(settledFen, budgetFen), 4) : null;

/** The report's rows in order of first appearance. */
export function executionBy<T extends LineMoney>(
  lines: readonly T[],
  groupOf: (line: T) => { readonly key: string; readonly name: string },
): ExecutionRow[] {
  const groups = Map.groupBy(lines, (line) => groupOf(line).key);
  return [...groups].map(([key, members]) => ({
    key,
    name: members[0] ? groupOf(members[0]).name : key,
    lines: members.length,
    ...execution(members),
  }));
}
