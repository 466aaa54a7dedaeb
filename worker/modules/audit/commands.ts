import { limits } from '../../core/limits.ts';
import { entryDigest, sealHash } from '../../platform/audit.ts';
import { commit } from '../../platform/commit.ts';
import type { CityContext } from '../../platform/context.ts';
import { platformRefusals } from '../../platform/refused.ts';
import type { Verification } from './input.ts';
import { endOf, isBadLink, step, walkFrom, type BadLink, type ChainHead, type Walk } from './rules.ts';
import { chainAfter, headAt, type ChainRow } from './store.ts';

/** Reads the chain's head as it was anchored outside the city's database. */
export type AnchorReader = () => Promise<ChainHead>;

/**
 * Walks the chain from the start (or from a sealed number), works every digest and link out anew and compares them with
 * what is stored and anchored. Bounded to `limits.auditVerifyEntries` entries; `complete` tells whether the end was met.
 * @throws RefusedError `not_found` when `afterSeq` names no sealed entry
 */
export function verifyChain(ctx: CityContext, afterSeq: number, readAnchor: AnchorReader): Promise<Verification> {
  return commit(ctx, async () => {
    const anchor = await readAnchor();
    const start = await headAt(ctx.db, afterSeq);
    if (!start) return platformRefusals.refuse('not_found');
    const result = await walkChain(ctx, start, anchor);
    const { intact, checked, lastSeq, firstBad } = result;
    return {
      audit: {
        action: 'audit.chain.verify',
        subject: { type: 'city', id: ctx.city.id },
        payload: { intact, afterSeq, checked, lastSeq, firstBad },
      },
      writes: [],
      answer: result,
    };
  });
}

/** As `verifyChain`, for the clock: leaves no trace of its own and goes on from a sealed number. */
export async function chainFrom(ctx: CityContext, afterSeq: number, readAnchor: AnchorReader): Promise<Verification> {
  const anchor = await readAnchor();
  return walkChain(ctx, (await headAt(ctx.db, afterSeq)) ?? { seq: 0, hash: '' }, anchor);
}

async function walkChain(ctx: CityContext, start: ChainHead, anchor: ChainHead): Promise<Verification> {
  let walk = walkFrom(start);
  let checked = 0;
  let bad: BadLink | null = null;
  let complete = false;
  while (!bad && !complete && checked < limits.auditVerifyEntries) {
    const rows = await chainAfter(ctx.db, walk.lastSeq);
    for (const row of rows) {
      checked += 1;
      const outcome = await follow(walk, row, anchor);
      if (isBadLink(outcome)) {
        bad = outcome;
        break;
      }
      walk = outcome;
    }
    complete = rows.length < limits.auditStretch;
  }
  const firstBad = bad ?? (complete ? endOf(walk, anchor) : null);
  const { lastSeq, head } = walk;
  return { intact: firstBad === null, afterSeq: start.seq, checked, lastSeq, sealed: head, anchor, firstBad, complete };
}

async function follow(walk: Walk, row: ChainRow, anchor: ChainHead): Promise<Walk | BadLink> {
  const digest = await entryDigest(row);
  return step(walk, row, { digest, hash: await sealHash(walk.head.hash, row.seq, digest) }, anchor);
}
