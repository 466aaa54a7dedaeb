import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../../worker/modules/audit/input.ts';
import { newWorld, signUpCity, type Answer, type TestCity, type World } from '../../harness/api.ts';

interface Entries {
  readonly items: {
    readonly seq: number;
    readonly action: string;
    readonly actorId: string;
    readonly sealed: boolean;
    readonly payload: unknown;
  }[];
  readonly total: number;
}

let world: World;
let cities = 0;
beforeAll(async () => {
  world = await newWorld(8);
});

interface Subject {
  readonly city: TestCity;
  readonly raw: D1Database;
  verify(body?: unknown, key?: string): Promise<Answer<Verification>>;
  list(query?: string): Promise<Answer<Entries>>;
}

const linesOf = async (response: Response): Promise<string[]> =>
  new TextDecoder()
    .decode(await response.arrayBuffer())
    .trimEnd()
    .split('\n');

/** A city of its own for a test that damages one. Sign-up is its first entry; each verification adds one. */
async function freshCity(verifications = 0): Promise<Subject> {
  cities += 1;
  const city = await signUpCity(world, `city${cities}`);
  const raw = world.env[`CITY_0${cities}`];
  if (!raw) throw new Error('the pool is used up');
  const verify: Subject['verify'] = (body = {}, key) =>
    world.call('POST', city.path('/audit/verify'), { body, cookie: city.cookie, ...(key ? { key } : {}) });
  for (let done = 0; done < verifications; done += 1) await verify();
  return {
    city,
    raw,
    verify,
    list: (query = '') => world.call('GET', city.path(`/audit${query}`), { cookie: city.cookie }),
  };
}

describe('the list of entries', () => {
  let list: Subject['list'];
  beforeAll(async () => {
    ({ list } = await freshCity(2));
  });

  it('has the newest first and says what is sealed', async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(body.items.map(({ seq, action, sealed }) => [seq, action, sealed])).toEqual([
      [3, 'audit.chain.verify', true],
      [2, 'audit.chain.verify', true],
      [1, 'tenancy.city.sign_up', true],
    ]);
    expect(body.items[2]?.payload).toEqual({ slug: 'city1', name: 'city1市', divisionCode: '990101' });
  });

  it.each([
    ['?action=audit.chain.verify', 2],
    ['?action=audit.', 2],
    ['?action=audi.', 0],
    ['?action=tenancy.', 1],
    ['?actor=system', 1],
    ['?subjectType=city', 3],
    ['?subject=cty_none', 0],
    ['?from=2000-01-01&until=2000-12-31', 0],
    ['?from=2000-01-01', 3],
    ['?sort=seq&pageSize=1&page=2', 3],
  ])('%s finds %i', async (query, total) => {
    expect((await list(query)).body.total).toBe(total);
  });

  it('counts a day from midnight in Shanghai', async () => {
    const { raw, list } = await freshCity();
    const at = '2025-03-31T16:00:00.000Z';
    await raw
      .prepare(`INSERT INTO audit_entry (id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, request_id, payload, digest)
      VALUES ('aud_x', ?, 'system', 'system', '系统', 'test.edge', 'city', 'c', 'r', '{}', '')`)
      .bind(at)
      .run();
    expect((await list('?from=2025-04-01&until=2025-04-01')).body.total).toBe(1);
    expect((await list('?from=2025-03-31&until=2025-03-31')).body.total).toBe(0);
  });

  it.each(['?sort=at', '?page=0', '?from=2026-02-30', '?surplus=1', '?action=DROP'])(
    'answers 400 to %s',
    async (query) => {
      expect((await list(query)).status).toBe(400);
    },
  );
});

describe('verifying', () => {
  it('finds a fresh chain intact, anchored outside the city, and leaves an entry of its own', async () => {
    const { verify, list } = await freshCity();
    const { status, body } = await verify();
    expect(status).toBe(201);
    expect(body).toMatchObject({ intact: true, checked: 1, lastSeq: 1, firstBad: null, complete: true, afterSeq: 0 });
    expect(body.anchor).toEqual(body.sealed);
    expect((await list()).body.items[0]?.action).toBe('audit.chain.verify');
  });

  it('names the first entry that was changed behind the trigger', async () => {
    const { raw, verify } = await freshCity(2);
    await raw.prepare('DROP TRIGGER audit_entry_no_update').run();
    await raw.prepare(`UPDATE audit_entry SET payload = '{}' WHERE seq IN (2, 3)`).run();
    expect((await verify()).body).toMatchObject({
      intact: false,
      lastSeq: 1,
      checked: 2,
      firstBad: { seq: 2, fault: 'entry_changed' },
    });
  });

  it('names the first entry that was removed with its seal', async () => {
    const { raw, verify } = await freshCity(2);
    for (const table of ['audit_seal', 'audit_entry']) {
      await raw.prepare(`DROP TRIGGER ${table}_no_delete`).run();
      await raw.prepare(`DELETE FROM ${table} WHERE seq = 2`).run();
    }
    expect((await verify()).body.firstBad).toEqual({ seq: 2, fault: 'entry_missing' });
  });

  it('meets the anchor when the tail was cut off', async () => {
    const { raw, verify } = await freshCity(2);
    for (const table of ['audit_seal', 'audit_entry']) {
      await raw.prepare(`DROP TRIGGER ${table}_no_delete`).run();
      await raw.prepare(`DELETE FROM ${table} WHERE seq >= 2`).run();
    }
    expect((await verify()).body.firstBad).toEqual({ seq: 2, fault: 'entry_missing' });
  });
});

describe('a sound chain', () => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await freshCity(2);
  });
  const proof = (query = '') =>
    world.fetch('GET', subject.city.path(`/audit/proof${query}`), { cookie: subject.city.cookie });

  it('cannot be touched while the triggers stand', async () => {
    await expect(subject.raw.prepare(`UPDATE audit_entry SET payload = '{}'`).run()).rejects.toThrow(
      'append_only: audit_entry',
    );
    await expect(subject.raw.prepare('DELETE FROM audit_seal').run()).rejects.toThrow('append_only: audit_seal');
  });

  it('is exported as JSON lines between a header and an end', async () => {
    const response = await proof();
    expect(response.headers.get('content-type')).toContain('application/x-ndjson');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-city\d-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    const lines = (await linesOf(response)).map(
      (line) => JSON.parse(line) as { kind: string; seq?: number; hash?: string; anchor?: unknown },
    );
    expect(lines.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['suishi-audit-proof', undefined],
      ['entry', 1],
      ['entry', 2],
      ['entry', 3],
      ['end', 3],
    ]);
    expect(lines[0]?.anchor).toEqual({ seq: 3, hash: lines[3]?.hash });
  });

  it('is exported from a sealed number on, and not found after one that never was', async () => {
    expect(await linesOf(await proof('?afterSeq=2'))).toHaveLength(3);
    expect((await proof('?afterSeq=9')).status).toBe(404);
    expect((await proof('?afterSeq=-1')).status).toBe(400);
  });

  it('is verified from a sealed number on', async () => {
    expect((await subject.verify({ afterSeq: 2 })).body).toMatchObject({
      intact: true,
      checked: 1,
      afterSeq: 2,
      lastSeq: 3,
    });
    expect((await subject.verify({ afterSeq: 99 })).status).toBe(404);
    expect((await subject.verify({ afterSeq: -1 })).status).toBe(400);
  });

  it('answers a repeated key with the first result and verifies once', async () => {
    const before = (await subject.list()).body.total;
    const first = await subject.verify({}, 'verify-once-0001');
    const again = await subject.verify({}, 'verify-once-0001');
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await subject.verify({ afterSeq: 1 }, 'verify-once-0001')).status).toBe(422);
    expect((await subject.list()).body.total).toBe(before + 1);
  });
});
