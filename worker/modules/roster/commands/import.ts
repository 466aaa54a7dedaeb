import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit, type Plan } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { RefusedError } from '../../../platform/refused.ts';
import { readSheet, type Sheet } from '../../../platform/sheet/index.ts';
import { wordFor } from '../labels.ts';
import { columns, requiredColumns } from '../rules/import/columns.ts';
import {
  decideImport,
  readRows,
  type ExistingWorker,
  type ImportFacts,
  type ImportPlan,
} from '../rules/import/decide.ts';
import type { CheckedRow } from '../rules/import/draft.ts';
import { readTable, type Decisions, type RosterTable } from '../rules/import/table.ts';
import { rosterRefusals } from '../rules/refusals.ts';
import { cardIndex, identityIndex } from '../sealing.ts';
import {
  communitiesForImport,
  standingHeads,
  workersByIdentity,
  type CommunityRow,
  type HeadRow,
  type StandingWorker,
} from '../store/import-facts.ts';
import { readPolicy, standingPolicy, type PolicyRow } from '../store/policy.ts';
import { importWrites } from './import-writes.ts';
import { countProblems, importReport } from './report.ts';

const { refuse } = rosterRefusals;

export interface Upload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly decisions: Decisions;
}

/** A file that was read and understood, before anything of the city is known. */
export interface ReadFile {
  readonly sheet: Sheet;
  readonly table: RosterTable;
}

export interface CheckedImport extends ReadFile {
  readonly plan: ImportPlan;
}

export interface ImportOutcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/**
 * Reads the file and finds its roster: on the first sheet, or on the first one that has such a header.
 * @throws RefusedError what `sheet` refuses, `import_header_missing`, `import_without_rows`
 */
async function readFile({ bytes, fileName, decisions }: Upload): Promise<ReadFile> {
  const first = await readSheet(bytes, fileName);
  if (isRefusal(first)) throw new RefusedError(first);
  let found = understood(first, decisions);
  for (const sheet of isRefusal(found) ? first.names.slice(1) : []) {
    const next = await readSheet(bytes, fileName, { sheet });
    if (!isRefusal(next) && isRefusal(found)) {
      const other = understood(next, decisions);
      if (!isRefusal(other)) found = other;
    }
  }
  if (isRefusal(found)) throw new RefusedError(found);
  return found;
}

function understood(sheet: Sheet, decisions: Decisions): ReadFile | Refusal {
  const table = readTable(sheet, decisions);
  const missing = requiredColumns.filter((key) => !table?.header.columns.has(key)).map((key) => columns[key].zh);
  if (!table || missing.length > 0) {
    return refuse('import_header_missing', { columns: missing.join('、'), sheet: sheet.name });
  }
  return table.rows.length === 0 ? refuse('import_without_rows') : { sheet, table };
}

/** Reads and decides; the dry run ends here. */
export async function checkImport(ctx: CityContext, upload: Upload): Promise<CheckedImport> {
  const file = await readFile(upload);
  const rows = readRows(file.table, upload.decisions, ctx.today);
  const { plan } = await decideOn(ctx, file.table, rows, upload.decisions);
  return { ...file, plan };
}

async function decideOn(ctx: CityContext, table: RosterTable, rows: readonly CheckedRow[], decisions: Decisions) {
  const numbers = await indexed(ctx, rows);
  const [communities, heads, known, policies] = await ctx.db.reads<[CommunityRow, HeadRow, StandingWorker, PolicyRow]>([
    communitiesForImport(ctx),
    standingHeads(),
    workersByIdentity(ctx, [...numbers.keys()]),
    standingPolicy(ctx),
  ]);
  const policy = readPolicy(policies);
  const facts: ImportFacts = {
    today: ctx.today,
    minimumAge: policy.minimumAge,
    communities: communities.map(({ within, ...community }) => ({ ...community, inScope: within === 1 })),
    heads: new Map(
      heads.map(({ unitId, name, identityIndex: index }) => [
        unitId,
        { name, identityNumber: numbers.get(index) ?? null },
      ]),
    ),
    existing: await existingWorkers(ctx, known, numbers, rows),
  };
  return { plan: decideImport(table, rows, decisions, facts), policy, known };
}

/** Identity numbers of the file by the index under which the city would know them. */
async function indexed(ctx: CityContext, rows: readonly CheckedRow[]): Promise<Map<string, string>> {
  const numbers = [...new Set(rows.flatMap(({ draft }) => draft.identityNumber ?? []))];
  const indexes = await Promise.all(numbers.map((number) => identityIndex(ctx.keyring, number)));
  return new Map(indexes.map((index, place) => [index, numbers[place] ?? '']));
}

/** A card is compared by its index: the same card appears as the file's, another as unreadable. */
async function existingWorkers(
  ctx: CityContext,
  known: readonly StandingWorker[],
  numbers: ReadonlyMap<string, string>,
  rows: readonly CheckedRow[],
): Promise<Map<string, ExistingWorker>> {
  const cards = new Map(rows.map(({ draft }) => [draft.identityNumber, draft.bankCard]));
  const entries = known.map(async (worker) => {
    const number = numbers.get(worker.identityIndex) ?? '';
    const card = cards.get(number) ?? null;
    const same = card !== null && worker.cardIndex === (await cardIndex(ctx.keyring, card));
    return [number, standing(ctx, worker, same ? card : worker.cardIndex && '****')] as const;
  });
  return new Map(await Promise.all(entries));
}

function standing(ctx: CityContext, worker: StandingWorker, bankCard: string | null): ExistingWorker {
  const {
    id,
    version,
    unitId,
    unitName,
    postType,
    within,
    identityIndex: _index,
    cardIndex: _card,
    cardSealed: _sealed,
    ...record
  } = worker;
  const shown = within === 1 ? `${unitName ?? ''} ${wordFor('postType', postType, ctx.locale)}` : '—';
  return {
    workerId: id,
    version,
    posting: unitId !== null && postType !== null ? { communityId: unitId, postType, shown } : null,
    record: { ...record, bankCard },
  };
}

/**
 * Writes the whole file, or nothing. Decides again on fresh facts whenever the batch meets a wall.
 * @throws RefusedError as `checkImport`, and `import_has_problems`
 */
export async function commitImport(ctx: CityContext, upload: Upload): Promise<ImportOutcome> {
  const file = await readFile(upload);
  const rows = readRows(file.table, upload.decisions, ctx.today);
  const written = { ...ctx, claim: { ...ctx.claim, status: 201 } };
  return commit(written, async (): Promise<Plan<ImportOutcome> | Refusal> => {
    const { plan, policy, known } = await decideOn(ctx, file.table, rows, upload.decisions);
    if (!plan.ready) return refuseProblems(ctx, { ...file, plan }, upload.decisions);
    const outcome = {
      created: plan.creates.length,
      updated: plan.updates.length,
      unchanged: plan.unchangedRows.length,
      skipped: plan.skippedRows.length,
    };
    return {
      audit: {
        action: 'roster.import.commit',
        subject: { type: 'city', id: ctx.city.id },
        payload: { file: upload.fileName, sheet: file.sheet.name, ...outcome },
      },
      writes: await importWrites(ctx, plan, known, policy),
      answer: outcome,
    };
  });
}

/** The refusal carries the report as a dry run would give it now: somebody may have changed the city since. */
const refuseProblems = (ctx: CityContext, checked: CheckedImport, decisions: Decisions): Refusal =>
  refuse('import_has_problems', {
    ...countProblems(checked.plan, decisions),
    ...importReport(ctx, checked, decisions),
  });
