import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../worker/platform/digest.ts';
import { localeOf } from '../../worker/platform/http/request.ts';
import { violatedConstraint } from '../../worker/platform/commit.ts';
import { allOf, expectChanges, insertRows, sql } from '../../worker/platform/statement.ts';

describe('sql', () => {
  it('binds values, splices statements, and turns truth into 1 and 0', () => {
    const inner = sql`b = ${2}`;
    expect(sql`SELECT ${'x'} WHERE ${inner} AND c = ${true}`).toEqual({
      sql: 'SELECT ? WHERE b = ? AND c = ?',
      params: ['x', 2, 1],
    });
  });

  it('joins conditions and answers 1 for none', () => {
    expect(allOf([sql`a = ${1}`, null, false, sql`b = ${2}`])).toEqual({ sql: '(a = ?) AND (b = ?)', params: [1, 2] });
    expect(allOf([])).toEqual({ sql: '1', params: [] });
  });
});

describe('insertRows', () => {
  it('carries all rows in one parameter, in the order of the first row', () => {
    const [statement, ...more] = insertRows('t', [
      { a: 1, b: 'x' },
      { b: null, a: 2 },
    ]);
    expect(statement?.sql).toBe('INSERT INTO "t" ("a", "b") SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE 1');
    expect(statement?.params).toEqual(['[[1,"x"],[2,null]]']);
    expect(more).toEqual([]);
  });

  it('cuts what would not fit one bound value, and loses nothing', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({ id: index, text: '字'.repeat(400) }));
    const statements = insertRows('t', rows);
    expect(statements.length).toBeGreaterThan(1);
    for (const { params } of statements)
      expect(new TextEncoder().encode(String(params[0])).length).toBeLessThan(2_000_000);
    const ids = statements.flatMap(({ params }) =>
      (JSON.parse(String(params[0])) as [number, string][]).map(([id]) => id),
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
  });

  it('takes no name that is not a plain identifier', () => {
    expect(() => insertRows('t; DROP', [{ a: 1 }])).toThrow(RangeError);
    expect(insertRows('t', [])).toEqual([]);
  });
});

describe('guards', () => {
  it('insert a failing row only when the count is another', () => {
    expect(expectChanges('worker_version').sql).toContain('WHERE changes() <> CAST(? AS INTEGER)');
  });

  it.each([
    ['D1_ERROR: CHECK constraint failed: account_available: SQLITE_CONSTRAINT', 'account_available'],
    ['D1_ERROR: UNIQUE constraint failed: worker.identity_index: SQLITE_CONSTRAINT', 'worker.identity_index'],
    ['D1_ERROR: FOREIGN KEY constraint failed: SQLITE_CONSTRAINT', 'foreign_key'],
    ['D1_ERROR: append_only: transfer: SQLITE_CONSTRAINT', 'append_only.transfer'],
    ['D1_ERROR: the connection was lost', null],
  ])('reads %s', (message, expected) => {
    expect(violatedConstraint(new Error(message))).toBe(expected);
  });
});

describe('canonical JSON', () => {
  it('is one text for one value, whatever the order of its keys', async () => {
    expect(canonicalJson({ b: [1, { d: null, c: undefined }], a: '人' })).toBe('{"a":"人","b":[1,{"d":null}]}');
    expect(await sha256(canonicalJson({ x: 1, y: 2 }))).toBe(await sha256(canonicalJson({ y: 2, x: 1 })));
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('language', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, ko;q=0.8, en;q=0.9', 'en'],
    ['ko-KR', 'ko-KR'],
    ['de', 'zh-CN'],
  ])('of %s is %s', (header, expected) => {
    expect(localeOf(header)).toBe(expected);
  });
});
