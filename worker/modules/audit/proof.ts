import type { CityContext } from '../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import type { ChainHead } from './rules.ts';
import { chainAfter, headAt, type ChainRow } from './store.ts';

export interface ProofHeader {
  readonly city: { readonly id: string; readonly slug: string; readonly name: string };
  readonly exportedAt: string;
  readonly start: ChainHead;
  readonly anchor: ChainHead;
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** First line of a proof: whose chain, from where, and the anchored head at the time. */
export const proofHeader = ({ city, exportedAt, start, anchor }: ProofHeader): string =>
  line({ kind: 'suishi-audit-proof', version: 1, city, exportedAt, start, anchor });

/** One sealed entry; `hash` = SHA-256 of the hash before, the number and the digest, joined by line feeds. */
export function proofLine(row: ChainRow): string {
  const { previousHash: _, ...entry } = row;
  return line({ kind: 'entry', ...entry });
}

/** Last line: without it a download was cut short. */
export const proofEnd = (head: ChainHead): string => line({ kind: 'end', ...head });

/**
 * The sealed chain as JSON lines, read stretch by stretch while it is sent.
 * @throws RefusedError `not_found` when `afterSeq` names no sealed entry
 */
export async function exportProof(
  ctx: CityContext,
  afterSeq: number,
  anchor: ChainHead,
): Promise<ReadableStream<Uint8Array>> {
  const start = await headAt(ctx.db, afterSeq);
  if (!start) throw new RefusedError(platformRefusals.refuse('not_found'));
  const { id, slug, name } = ctx.city;
  const encoder = new TextEncoder();
  let head = start;
  let opening = proofHeader({ city: { id, slug, name }, exportedAt: ctx.at, start, anchor });
  return new ReadableStream({
    pull: async (controller) => {
      const rows = await chainAfter(ctx.db, head.seq);
      const sealed = rows.filter((row): row is ChainRow & { readonly hash: string } => row.hash !== null);
      const last = sealed.at(-1);
      if (last) head = { seq: last.seq, hash: last.hash };
      const more = last !== undefined && sealed.length === rows.length;
      controller.enqueue(encoder.encode(opening + sealed.map(proofLine).join('') + (more ? '' : proofEnd(head))));
      opening = '';
      if (!more) controller.close();
    },
  });
}
