import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { refuseOpen, type SheetOutcome, type SheetPlan, type Upload } from '../../../platform/http/import.ts';
import { decideRatings, ratingColumns } from '../rules/import/ratings.ts';
import { fieldsFor, ratingForms } from '../rules/rating.ts';
import { writeDrafts, type DraftWrite } from '../store/rating.ts';
import { openTable } from '../upload.ts';
import { openSheet } from './rating.ts';

export interface RatingUploadPlan extends SheetPlan {
  readonly drafts: readonly DraftWrite[];
}

/** What a file would put on the actor's own sheet. */
export async function planRatings(
  ctx: CityContext,
  cycleId: string,
  group: string,
  upload: Upload,
): Promise<RatingUploadPlan | Refusal> {
  const sheet = await openSheet(ctx, cycleId, group);
  if (isRefusal(sheet)) return sheet;
  const { cycle, rows } = sheet;
  const opened = await openTable(upload, ratingColumns(ratingForms(cycle.scheme, group)));
  if (isRefusal(opened)) return opened;
  const known = rows.map((row) => ({ ...row, fields: fieldsFor(cycle.scheme, group, row.postType) }));
  const plan = decideRatings(opened.table, upload.decisions, known);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const created = plan.entries.filter(({ id }) => versions.get(id) === 0).length;
  return {
    problems: plan.problems,
    opened,
    drafts: plan.entries.map(({ id, marks }) => ({ id, marks, version: versions.get(id) ?? 0 })),
    outcome: {
      created,
      updated: plan.entries.length - created,
      unchanged: plan.unchanged,
      skipped: opened.table.skipped.length,
    },
  };
}

/** Keeps a file's points as drafts: nothing is sent by an import. @throws RefusedError where problems are left */
export function importRatings(ctx: CityContext, cycleId: string, group: string, upload: Upload): Promise<SheetOutcome> {
  return commit(ctx, async (): Promise<Plan<SheetOutcome> | Refusal> => {
    const plan = await planRatings(ctx, cycleId, group, upload);
    if (isRefusal(plan)) return plan;
    const { outcome, drafts } = plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    return {
      audit: {
        action: 'assessment.rating.import',
        subject: { type: 'assessment_cycle', id: cycleId },
        payload: { group, ...outcome },
      },
      writes: drafts.length === 0 ? [] : writeDrafts(ctx, cycleId, drafts),
      answer: outcome,
    };
  });
}
