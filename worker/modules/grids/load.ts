import type { CityContext } from '../../platform/context.ts';
import type { Statement } from '../../platform/statement.ts';

/**
 * How much there is of something in each grid: what the board colours by and a handover tells. The statement reads
 * `{gridId, count}`, at most one row a grid, grids with none left out. Registered in the composition, so that grids
 * know nobody above them.
 */
export interface GridLoad {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  counts(ctx: CityContext): Statement;
}
