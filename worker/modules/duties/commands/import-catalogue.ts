import type { Day } from '../../../core/day.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  openSheet,
  refuseOpen,
  type SheetOutcome,
  type SheetPlan,
  type Upload,
} from '../../../platform/http/import.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import { holdsCityWide } from '../../../platform/scope.ts';
import { sql } from '../../../platform/statement.ts';
import { plainTitle, type CatalogueKind } from '../rules/duty.ts';
import {
  decideCatalogue,
  type CatalogueContent,
  type CatalogueEntry,
  type CatalogueFacts,
} from '../rules/import/catalogue.ts';
import { catalogueColumns, partColumns } from '../rules/import/sheet.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import * as store from '../store/catalogue.ts';

export interface CatalogueUpload extends Upload {
  readonly fromDay: Day;
  readonly source: string;
  /** What a row is that names no kind. */
  readonly kind: CatalogueKind;
}

interface CataloguePlan extends SheetPlan {
  readonly entries: readonly CatalogueEntry[];
  readonly edition: number;
  /** Entries of the edition in force. */
  readonly standing: number;
}

const entryOf = ({ code, kind, title, departmentId, content }: store.ItemRow): CatalogueEntry => ({
  code,
  kind,
  title,
  plainTitle: plainTitle(title),
  departmentId,
  content: JSON.parse(content) as CatalogueContent,
});

async function planImport(ctx: CityContext, upload: CatalogueUpload): Promise<CataloguePlan | Refusal> {
  if (!holdsCityWide(ctx, 'duties.activate')) return platformRefusals.refuse('not_found');
  const opened = await openSheet(upload, catalogueColumns);
  if (isRefusal(opened)) return opened;
  const parts = await openSheet({ ...upload, decisions: { cells: [], skip: [], accept: [] } }, partColumns);
  type Facts = [
    CatalogueFacts['departments'][number],
    CatalogueFacts['carriers'][number],
    CatalogueFacts['lines'][number],
    store.ItemRow,
    { edition: number },
  ];
  const [departments, carriers, lines, standing, last] = await ctx.db.reads<Facts>([
    sql`SELECT id, name FROM unit WHERE kind = 'department' AND until_day IS NULL`,
    sql`SELECT id, name, code FROM unit WHERE kind IN ('street', 'community') AND until_day IS NULL`,
    sql`SELECT id, unit_id AS departmentId, function_code AS functionCode, fiscal_year AS fiscalYear
      FROM ledger_account WHERE kind = 'line' AND state = 'open'`,
    store.itemsOf(undefined, upload.fromDay),
    sql`SELECT coalesce(max(edition), 0) AS edition FROM duty_catalogue`,
  ]);
  const facts = { defaultKind: upload.kind, departments, carriers, lines, standing: standing.map(entryOf) };
  const found = decideCatalogue(opened.table, isRefusal(parts) ? null : parts.table, facts);
  const { created, updated, unchanged, problems, entries } = found;
  return {
    opened,
    problems,
    entries,
    standing: standing.length,
    edition: (last[0]?.edition ?? 0) + 1,
    outcome: { created, updated, unchanged, skipped: opened.table.skipped.length },
  };
}

/** For a dry run: the plan, or the refusal thrown. */
export async function previewCatalogue(ctx: CityContext, upload: CatalogueUpload): Promise<CataloguePlan> {
  const plan = await planImport(ctx, upload);
  if (isRefusal(plan)) throw new RefusedError(plan);
  return plan;
}

/** Enters a new edition of the city's list, all of it or nothing; the editions before stay for the days before. */
export function importCatalogue(ctx: CityContext, upload: CatalogueUpload): Promise<SheetOutcome> {
  return commit(ctx, async () => {
    const plan = await planImport(ctx, upload);
    if (isRefusal(plan)) return plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    const { outcome, edition, entries } = plan;
    const { fromDay, source, file } = upload;
    if (outcome.unchanged === entries.length && entries.length === plan.standing) {
      return dutyRefusals.refuse('catalogue_unchanged', { edition: edition - 1 });
    }
    return {
      audit: {
        action: 'duties.catalogue.import',
        subject: { type: 'duty_catalogue', id: String(edition) },
        payload: { fromDay, source, file: file.name, ...outcome },
      },
      writes: store.planEdition(ctx, { number: edition, fromDay, source }, entries),
      answer: outcome,
    };
  });
}
