import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleOf, places, root, sources, withoutComments, type SourceFile } from './source.ts';

const worker = sources('worker');

describe('money is integer fen', () => {
  it('no float touches an amount: no parseFloat, no toFixed', () => {
    expect(places(worker, /\bparseFloat\(|\.toFixed\(/)).toEqual([]);
  });

  it('every column of fen and ppm is an INTEGER', () => {
    const columns = sources('migrations', /\.sql$/).flatMap(({ path, text }) =>
      [...text.matchAll(/^\s*"?([a-z_]+_(?:fen|ppm))"? ([A-Z]+)/gm)].map((match) => ({
        path,
        column: match[1],
        type: match[2],
      })),
    );
    expect(columns.length).toBeGreaterThan(0);
    expect(columns.filter(({ type }) => type !== 'INTEGER')).toEqual([]);
  });
});

describe('schema', () => {
  const migrations = sources('migrations', /\.sql$/);

  it('every table is STRICT', () => {
    const tables = migrations.flatMap(({ path, text }) =>
      [...text.matchAll(/CREATE TABLE ([^\s(]+) \(([\s\S]*?)\n\)([^;]*);/g)].map((match) => ({
        path,
        table: match[1],
        options: match[3] ?? '',
      })),
    );
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ options }) => !options.includes('STRICT'))).toEqual([]);
  });

  it('every CHECK has a name, so that a refusal can be told from it', () => {
    const nameless = migrations.flatMap(({ path, text }) =>
      [...text.replaceAll(/--.*$/gm, '').matchAll(/(CONSTRAINT\s+\w+\s+)?\bCHECK\s*\([^\n]*/g)]
        .filter(([, named]) => named === undefined)
        .map(([check]) => `${path}: ${check.slice(0, 80)}`),
    );
    expect(nameless).toEqual([]);
  });

  it('triggers only keep rows append-only', () => {
    const bodies = migrations.flatMap(({ text }) =>
      [...text.matchAll(/CREATE TRIGGER[\s\S]*?END;/g)].map((match) => match[0]),
    );
    expect(bodies.length).toBeGreaterThan(0);
    expect(
      bodies.filter((body) => !/BEGIN\s+SELECT RAISE\(ABORT, 'append_only: [a-z_]+'\);\s+END;/.test(body)),
    ).toEqual([]);
  });

  it('the schema version names the newest city migration', () => {
    const newest = sources('migrations/city', /\.sql$/)
      .map(({ path }) => path.replace(/^.*\//, '').replace(/\.sql$/, ''))
      .sort()
      .at(-1);
    expect(readFileSync(join(root, 'worker/schema-version.ts'), 'utf8')).toContain(`'${newest}'`);
  });
});

/** Digits in a message are prose. */
const withoutTexts = (file: SourceFile): SourceFile => ({
  ...file,
  text: file.text.replaceAll(/'[^'\n]*'|`[^`]*`/g, "''"),
});

describe('no policy number in code', () => {
  it('rules and commands hold no decimal fraction: rates, caps and weights are dated data in templates', () => {
    const code = worker.filter(({ path }) => moduleOf(path) !== null && !path.includes('/templates/'));
    expect(places(code.map(withoutTexts), /(?<![\w.])\d+\.\d+(?![\w.])/)).toEqual([]);
  });

  it('every template row names its source', () => {
    const templates = worker.filter(({ path }) => path.includes('/templates/') && !path.endsWith('/index.ts'));
    expect(templates.length).toBeGreaterThan(0);
    expect(templates.filter(({ text }) => !/source/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('refusals', () => {
  const refusalCode = /^ {2}([a-z][a-z0-9_]+): \{/gm;
  const tables = worker.filter(({ text }) => /= refusals\(/.test(text));
  const tests = sources('test')
    .map(({ text }) => text)
    .join('\n');

  it('each is provoked by a test', () => {
    const codes = tables.flatMap(({ text }) => {
      const start = text.indexOf('= refusals(');
      return [...text.slice(start).matchAll(refusalCode)].map((match) => match[1] ?? '');
    });
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(tests))).toEqual([]);
  });
});

describe('the project stands alone', () => {
  const everything = [
    ...worker,
    ...sources('web', /\.(tsx?|html|css|json)$/),
    ...sources('test'),
    ...sources('scripts', /\.(ts|mjs)$/),
    ...sources('bench'),
  ].filter(({ path }) => !path.startsWith('test/laws/'));

  it('reads nothing outside its own root', () => {
    expect(places(everything, /\.\.\/shared\b|['"`]\/(?:work|root|home)\//)).toEqual([]);
  });

  it('leaves nothing unfinished', () => {
    const marks = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'not impl' + 'emented', 'lorem ip' + 'sum'].join('|'),
    );
    expect(everything.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
    expect(places(everything, /\b(?:it|test|describe)\.(?:skip|todo|only)\(/)).toEqual([]);
  });

  it('the web calls no foreign host', () => {
    const web = sources('web', /\.(tsx?|html|css)$/);
    const hosts = web.flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(/https?:\/\/[^\s'"`)]+/g)].map((match) => `${path}: ${match[0]}`),
    );
    expect(hosts.filter((host) => !/http:\/\/(localhost|127\.0\.0\.1|www\.w3\.org)/.test(host))).toEqual([]);
  });
});
