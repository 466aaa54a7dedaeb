import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/digest.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { FileKind } from '../rules/files/kinds.ts';
import { fileRefusals } from '../rules/files/refusals.ts';
import { fileRun, recordFile, type FileRun } from '../store/files.ts';
import { makeBankFile } from './make-bank-file.ts';
import { makeInsuranceList, makeSignatureSheet, makeSummary, makeTaxFiling, type MadeFile } from './make-file.ts';
import { refusePart } from './whole-city.ts';

export type FileRequest =
  | {
      readonly kind: 'bank';
      readonly profileId: string;
      readonly part: number;
      readonly exampleReason?: string | undefined;
    }
  | { readonly kind: Exclude<FileKind, 'bank'>; readonly part: number };

export interface FileTaken {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly totalFen: number;
}

/** Beside `pay.files`: which numbers the file holds in full. A bank's file asks for more where its format has a column. */
export const numbersIn: Readonly<Record<FileKind, readonly Permission[]>> = {
  bank: ['roster.bank.read'],
  income_tax: ['roster.identity.read'],
  insurance: ['roster.identity.read'],
  summary: [],
  signature: [],
};

/**
 * Makes a file of an approved run and hands it out: checked against the run, then recorded with its digest in the same
 * batch as the audit entry, so that no byte leaves without a trace. The record, not the file, is kept under the
 * idempotency key: who repeats the request is told that it was taken, and takes it anew under a new key.
 */
export async function takeFile(
  ctx: CityContext,
  runId: string,
  request: FileRequest,
): Promise<{ taken: FileTaken; file: MadeFile | null }> {
  let file: MadeFile | null = null;
  const taken = await commit<FileTaken>(ctx, async () => {
    const run = await takeable(ctx, runId, request.kind);
    if (isRefusal(run)) return run;
    const made = await make(ctx, run, request);
    if (isRefusal(made)) return made;
    file = made;
    const { kind, part } = request;
    const profileId = request.kind === 'bank' ? request.profileId : null;
    const reason = request.kind === 'bank' ? request.exampleReason : undefined;
    const { name, rowCount, totalFen, parts } = made;
    const digest = await sha256(made.body as Uint8Array<ArrayBuffer>);
    const id = ctx.newId('pfl');
    const record = { id, kind, profileId, part, parts, name, sha256: digest, rowCount, totalFen };
    return {
      audit: {
        action: 'pay.file.take',
        subject: { type: 'pay_run', id: runId },
        ...(reason === undefined ? {} : { reason }),
        payload: { month: run.month, ...record },
      },
      writes: recordFile(ctx, run, { ...record, sizeBytes: made.body.length }),
      answer: { id, name, sha256: digest, rowCount, totalFen },
    };
  });
  return { taken, file };
}

async function takeable(ctx: CityContext, runId: string, kind: FileKind): Promise<FileRun | Refusal> {
  for (const permission of ['pay.files' as const, ...numbersIn[kind]]) {
    const refused = refusePart(ctx, permission);
    if (refused) return refused;
  }
  const run = await ctx.db.first<FileRun>(fileRun(runId));
  if (!run) return platformRefusals.refuse('not_found');
  return run.state === 'computed' ? fileRefusals.refuse('file_run_not_approved', { month: run.month }) : run;
}

function make(ctx: CityContext, run: FileRun, request: FileRequest): Promise<MadeFile | Refusal> {
  switch (request.kind) {
    case 'bank':
      return makeBankFile(ctx, run, request);
    case 'income_tax':
      return makeTaxFiling(ctx, run, request.part);
    case 'insurance':
      return makeInsuranceList(ctx, run, request.part);
    case 'summary':
      return makeSummary(ctx, run, request.part);
    case 'signature':
      return makeSignatureSheet(ctx, run, request.part);
  }
}
