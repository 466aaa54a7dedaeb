import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proofEnd, proofHeader, proofLine } from '../../../worker/modules/audit/proof.ts';
import { endOf, isBadLink, step, walkFrom, type LinkClaim } from '../../../worker/modules/audit/rules.ts';
import type { ChainRow } from '../../../worker/modules/audit/store.ts';
import { entryDigest, sealHash } from '../../../worker/platform/audit.ts';

const noAnchor = { seq: 0, hash: '' };
const claim = (seq: number, over: Partial<LinkClaim> = {}): LinkClaim => ({
  seq,
  digest: `d${seq}`,
  previousHash: seq === 1 ? '' : `h${seq - 1}`,
  hash: `h${seq}`,
  ...over,
});
const open = { previousHash: null, hash: null };

function walked(claims: readonly LinkClaim[], anchor = noAnchor) {
  let walk = walkFrom(noAnchor);
  for (const one of claims) {
    const outcome = step(walk, one, { digest: `d${one.seq}`, hash: `h${one.seq}` }, anchor);
    if (isBadLink(outcome)) return outcome;
    walk = outcome;
  }
  return endOf(walk, anchor);
}

describe('a walk along the chain', () => {
  const rows = [claim(1), claim(2), claim(3)];
  it.each([
    ['a sound chain', rows, noAnchor, null],
    [
      'a sound chain with its newest entries unsealed',
      [claim(1), claim(2, open), claim(3, open)],
      { seq: 1, hash: 'h1' },
      null,
    ],
    ['an entry removed', [claim(1), claim(3)], noAnchor, { seq: 2, fault: 'entry_missing' }],
    ['a changed entry', [claim(1), claim(2, { digest: 'x' }), claim(3)], noAnchor, { seq: 2, fault: 'entry_changed' }],
    [
      'an entry whose digest was changed along with it',
      [claim(1), claim(2, { hash: 'x' }), claim(3)],
      noAnchor,
      { seq: 2, fault: 'seal_changed' },
    ],
    [
      'a seal that names another before it',
      [claim(1), claim(2, { previousHash: 'x' })],
      noAnchor,
      { seq: 2, fault: 'seal_changed' },
    ],
    ['a hole in the seals', [claim(1), claim(2, open), claim(3)], noAnchor, { seq: 2, fault: 'seal_missing' }],
    [
      'a seal removed below the anchor',
      [claim(1), claim(2, open)],
      { seq: 2, hash: 'h2' },
      { seq: 2, fault: 'seal_missing' },
    ],
    ['the tail removed', [claim(1)], { seq: 3, hash: 'h3' }, { seq: 2, fault: 'entry_missing' }],
    ['everything rewritten, seals included', rows, { seq: 3, hash: 'other' }, { seq: 3, fault: 'anchor_differs' }],
  ])('%s', (_, claims, anchor, expected) => {
    expect(walked(claims, anchor)).toEqual(expected);
  });
});

/** Three entries as the house writes them. */
async function chain(): Promise<ChainRow[]> {
  const rows: ChainRow[] = [];
  let previousHash = '';
  for (const seq of [1, 2, 3]) {
    const content = {
      id: `aud_${seq}`,
      at: `2026-06-0${seq}T01:02:03.000Z`,
      actorKind: 'person',
      actorId: 'usr_1',
      actorName: '王小明',
      action: 'roster.worker.create',
      subjectType: 'worker',
      subjectId: `wrk_${seq}`,
      reason: seq === 2 ? '引号"与\n换行' : null,
      requestId: `req_${seq}`,
      payload: '{"a":[1,2]}',
    };
    const digest = await entryDigest(content);
    const hash = await sealHash(previousHash, seq, digest);
    rows.push({ seq, ...content, digest, previousHash, hash });
    previousHash = hash;
  }
  return rows;
}

describe('scripts/verify-proof.mjs', () => {
  let folder = '';
  let rows: ChainRow[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proof-'));
    rows = await chain();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const head = () => ({ seq: 3, hash: rows[2]?.hash ?? '' });
  const proof = () =>
    proofHeader({
      city: { id: 'cty_1', slug: 'yi', name: '甲市' },
      exportedAt: '2026-06-04T00:00:00.000Z',
      start: noAnchor,
      anchor: head(),
    }) +
    rows.map(proofLine).join('') +
    proofEnd(head());

  async function run(text: string, ...more: string[]): Promise<{ code: number; output: string }> {
    const file = join(folder, `${crypto.randomUUID()}.jsonl`);
    await writeFile(file, text);
    return new Promise((resolve) => {
      execFile(process.execPath, ['scripts/verify-proof.mjs', file, ...more], (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
      });
    });
  }

  it('finds an untouched proof sound and prints its head', async () => {
    const { code, output } = await run(proof(), '--anchor', `3:${head().hash}`);
    expect(output).toContain(`entries 1 to 3, head ${head().hash}`);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a changed word',
      (text: string) => text.replace('"subjectId":"wrk_2"', '"subjectId":"wrk_9"'),
      1,
      'number 2: content changed',
    ],
    [
      'a line taken out',
      (text: string) =>
        text
          .split('\n')
          .filter((line) => !line.includes('aud_2'))
          .join('\n'),
      1,
      'number 2: entry missing',
    ],
    [
      'a download cut short',
      (text: string) => text.split('\n').slice(0, 3).join('\n'),
      1,
      'number 3: the proof ends early',
    ],
    ['a file of another kind', () => '{"kind":"other"}\n', 2, 'not an audit proof'],
    ['a line that is no JSON', (text: string) => text.replace('{"kind":"entry"', '{"kind":"ent'), 2, 'is not JSON'],
    ['an empty file', () => '', 2, 'empty'],
  ])('tells %s', async (_, change, expectedCode, expected) => {
    const { code, output } = await run(change(proof()));
    expect(output).toContain(expected);
    expect(code).toBe(expectedCode);
  });

  it('holds the chain against a head learnt elsewhere', async () => {
    const { code, output } = await run(proof(), '--anchor', `2:${'0'.repeat(64)}`);
    expect(output).toContain('number 2: not the anchored head');
    expect(code).toBe(1);
  });
});
