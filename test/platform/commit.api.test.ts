import { beforeAll, describe, expect, it } from 'vitest';
import { anchoredHead } from '../../worker/modules/tenancy/index.ts';
import { commit, type Plan } from '../../worker/platform/commit.ts';
import { RefusedError } from '../../worker/platform/refused.ts';
import { expectChanges, sql, type Statement } from '../../worker/platform/statement.ts';
import { newWorld, signUpCity, withFaults, type Faults, type TestCity, type World } from '../harness/api.ts';
import { commandContext, type CommandContext } from '../harness/context.ts';

let world: World;
let city: TestCity;
let faults: Faults;

beforeAll(async () => {
  world = await newWorld(1);
  city = await signUpCity(world);
  faults = withFaults(world, 'CITY_01');
});

const addYear = (year: number): Statement =>
  sql`INSERT INTO work_calendar (year, holidays, make_up_days, source) VALUES (CAST(${year} AS INTEGER), '[]', '[]', 'test')`;

const plan = (year: number, writes: readonly Statement[] = [addYear(year)]): Plan<{ year: number }> => ({
  audit: { action: 'test.year.add', subject: { type: 'year', id: String(year) }, payload: { year } },
  writes,
  answer: { year },
});

async function counts(ctx: CommandContext, year: number) {
  const [years, entries, records] = await ctx.db.reads<[{ n: number }, { n: number }, { n: number }]>([
    sql`SELECT count(*) AS n FROM work_calendar WHERE year = CAST(${year} AS INTEGER)`,
    sql`SELECT count(*) AS n FROM audit_entry WHERE subject_type = 'year' AND subject_id = ${String(year)}`,
    sql`SELECT count(*) AS n FROM idempotency WHERE key = ${ctx.claim.key}`,
  ]);
  return { years: years[0]?.n, entries: entries[0]?.n, records: records[0]?.n };
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof RefusedError ? error.refusal.code : `fault: ${String(error)}`;
  }
};

describe('commit', () => {
  it('writes rows, audit entry and idempotency record together, then seals and anchors the chain', async () => {
    const ctx = await commandContext(world, city);
    expect(await commit(ctx, () => plan(1901))).toEqual({ year: 1901 });
    expect(await counts(ctx, 1901)).toEqual({ years: 1, entries: 1, records: 1 });
    await ctx.settled();
    const head = await ctx.db.first<{ seq: number; hash: string }>(
      sql`SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1`,
    );
    const last = await ctx.db.first<{ seq: number }>(sql`SELECT max(seq) AS seq FROM audit_entry`);
    expect(head?.seq).toBe(last?.seq);
    expect(await anchoredHead(world.env.REGISTRY, city.id)).toEqual(head);
  });

  it('seals what comes within the time of gathering in one pass', async () => {
    let anchored = 0;
    const gathering = async (): Promise<CommandContext> => {
      const ctx = await commandContext(world, city);
      const anchor: CommandContext['anchor'] = (head) => {
        anchored += 1;
        return ctx.anchor(head);
      };
      return { ...ctx, anchor, sealGatherMs: 500 };
    };
    const contexts = [await gathering(), await gathering(), await gathering()];
    for (const [at, ctx] of contexts.entries()) await commit(ctx, () => plan(1951 + at));
    expect(anchored).toBe(0);
    await Promise.all(contexts.map((ctx) => ctx.settled()));
    expect(anchored).toBe(1);
    const [ctx] = contexts;
    const open = sql`SELECT count(*) AS n FROM audit_entry WHERE seq > (SELECT max(seq) FROM audit_seal)`;
    expect(await ctx?.db.first(open)).toEqual({ n: 0 });
    const late = sql`SELECT count(*) AS n FROM audit_seal AS s JOIN audit_entry AS e ON e.seq = s.seq WHERE s.sealed_at < e.at`;
    expect(await ctx?.db.first(late)).toEqual({ n: 0 });
  });

  it('writes nothing at all when one statement of the batch fails', async () => {
    const ctx = await commandContext(world, city);
    expect(await codeOf(commit(ctx, () => plan(1902, [addYear(1902), addYear(1902)])))).toBe('changed_meanwhile');
    expect(await counts(ctx, 1902)).toEqual({ years: 0, entries: 0, records: 0 });
  });

  it('decides again on fresh facts when a guard fails, three times at most', async () => {
    const ctx = await commandContext(world, city);
    let decisions = 0;
    const stale = [
      sql`UPDATE work_calendar SET version = version + 1 WHERE year = 1903 AND version = 7`,
      expectChanges('calendar_version'),
    ];
    const answer = await commit(ctx, () => {
      decisions += 1;
      return plan(1903, decisions < 3 ? stale : [addYear(1903)]);
    });
    expect(answer).toEqual({ year: 1903 });
    expect(decisions).toBe(3);
    decisions = 0;
    const hopeless = commit(await commandContext(world, city), () => {
      decisions += 1;
      return plan(1904, stale);
    });
    expect(await codeOf(hopeless)).toBe('changed_meanwhile');
    expect(decisions).toBe(3);
  });

  it('tells the committed answer when the connection is lost after the commit, and acts once', async () => {
    const ctx = await commandContext(world, city);
    faults.loseNextAnswer();
    expect(await commit(ctx, () => plan(1905))).toEqual({ year: 1905 });
    expect(await counts(ctx, 1905)).toEqual({ years: 1, entries: 1, records: 1 });
  });

  it('lets a key be tried again when the storage failed before the commit', async () => {
    const key = crypto.randomUUID();
    const ctx = await commandContext(world, city, { key });
    faults.failNextBatch();
    expect(await codeOf(commit(ctx, () => plan(1906)))).toContain('storage is away');
    expect(await counts(ctx, 1906)).toEqual({ years: 0, entries: 0, records: 0 });
    expect(await commit(await commandContext(world, city, { key }), () => plan(1906))).toEqual({ year: 1906 });
  });

  it('acts once for ten simultaneous requests with one key', async () => {
    const key = crypto.randomUUID();
    const contexts = await Promise.all(Array.from({ length: 10 }, () => commandContext(world, city, { key })));
    const answers = await Promise.all(contexts.map((ctx) => commit(ctx, () => plan(1907))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"year":1907}']));
    const [first] = contexts;
    if (first) expect(await counts(first, 1907)).toEqual({ years: 1, entries: 1, records: 1 });
  });

  it('refuses one key for two inputs', async () => {
    const key = crypto.randomUUID();
    await commit(await commandContext(world, city, { key, inputHash: 'one' }), () => plan(1908));
    const other = commit(await commandContext(world, city, { key, inputHash: 'two' }), () => plan(1909));
    expect(await codeOf(other)).toBe('idempotency_key_reused');
  });

  it('cannot be talked into changing or deleting an audit entry', async () => {
    const changed = commit(await commandContext(world, city), () =>
      plan(1910, [sql`UPDATE audit_entry SET action = 'x'`]),
    );
    expect(await codeOf(changed)).toBe('changed_meanwhile');
    const deleted = commit(await commandContext(world, city), () => plan(1911, [sql`DELETE FROM audit_entry`]));
    expect(await codeOf(deleted)).toBe('changed_meanwhile');
  });
});

describe('keyring', () => {
  it('opens what it sealed, for the same purpose only, and indexes equal values alike', async () => {
    const { keyring } = await commandContext(world, city);
    const sealed = await keyring.seal('roster.identity', '11010519491231002X');
    expect(sealed).not.toContain('1101');
    expect(await keyring.open('roster.identity', sealed)).toBe('11010519491231002X');
    await expect(keyring.open('roster.bank', sealed)).rejects.toThrow();
    expect(await keyring.index('roster.identity', 'a')).toBe(await keyring.index('roster.identity', 'a'));
    expect(await keyring.index('roster.identity', 'a')).not.toBe(await keyring.index('roster.bank', 'a'));
  });
});
