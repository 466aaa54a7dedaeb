import type { ImportColumn } from '../../../core/import/table.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { AuditDraft } from '../../../platform/audit.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { refuseOpen, type SheetOutcome, type SheetPlan, type Upload } from '../../../platform/http/import.ts';
import { RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';

/** Everything that a sheet would find and write, and the trace that it would leave. */
export interface LedgerPlan extends SheetPlan {
  readonly subject: AuditDraft['subject'];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly writes: readonly Statement[];
}

/** One kind of sheet that the ledger takes. */
export interface SheetKind<U extends Upload> {
  /** Of the audit entry. */
  readonly action: string;
  readonly columns: readonly ImportColumn[];
  plan(ctx: CityContext, upload: U): Promise<LedgerPlan | Refusal>;
}

/** For a dry run: the plan. @throws RefusedError where there is none */
export async function previewSheet<U extends Upload>(
  ctx: CityContext,
  kind: SheetKind<U>,
  upload: U,
): Promise<LedgerPlan> {
  const plan = await kind.plan(ctx, upload);
  if (isRefusal(plan)) throw new RefusedError(plan);
  return plan;
}

/** Sends the plan of a sheet, all of it or nothing. @throws RefusedError when problems are left */
export function bringSheet<U extends Upload>(ctx: CityContext, kind: SheetKind<U>, upload: U): Promise<SheetOutcome> {
  return commit(ctx, async () => {
    const plan = await kind.plan(ctx, upload);
    if (isRefusal(plan)) return plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    const { subject, payload, writes, outcome } = plan;
    return {
      audit: { action: kind.action, subject, payload: { file: upload.file.name, ...payload, ...outcome } },
      writes,
      answer: outcome,
    };
  });
}
