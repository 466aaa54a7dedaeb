import type { AttachmentReach } from '../../platform/attachment/index.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Statement } from '../../platform/statement.ts';
import { settlementReach, spendingReach } from './store/spending.ts';

const reachOf = async (ctx: CityContext, statement: Statement): Promise<AttachmentReach> => {
  const row = await ctx.db.first<{ own: number }>(statement);
  if (!row) return 'none';
  return row.own === 1 ? 'write' : 'read';
};

/** Evidence of a reported month: the unit adds while it is not decided; whoever sees the month sees it. */
export const settlementFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(ctx, settlementReach(ctx, id));

/** Receipts of what a unit spent or gave back. */
export const spendingFiles = (ctx: CityContext, id: string): Promise<AttachmentReach> =>
  reachOf(ctx, spendingReach(ctx, id));
