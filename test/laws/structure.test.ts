import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRule, moduleOf, moduleOrder, places, root, sources } from './source.ts';

const worker = sources('worker');
const web = sources('web');

describe('one direction', () => {
  it('core imports nothing of ours and nothing that reads a clock, a network or a database', () => {
    const wrong = worker
      .filter(({ path }) => path.startsWith('worker/core/'))
      .flatMap(({ path, imports }) =>
        imports.filter((target) => !target.startsWith('worker/core/')).map((target) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('platform imports core, the environment and libraries, never a module', () => {
    const wrong = worker
      .filter(({ path }) => path.startsWith('worker/platform/'))
      .flatMap(({ path, imports }) =>
        imports.filter((target) => target.startsWith('worker/modules/')).map((target) => `${path} → ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('a module uses only the doors of the modules before it', () => {
    const wrong = worker.flatMap(({ path, imports }) => {
      const from = moduleOf(path);
      if (!from) return [];
      return imports
        .filter((target) => {
          const to = moduleOf(target);
          if (!to || to === from) return false;
          return !mayUse(path, from, to, target);
        })
        .map((target) => `${path} → ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('rules decide on values: no platform but refusals, no clock, no chance, no network', () => {
    const pure = worker.filter(({ path }) => path.startsWith('worker/core/') || isRule(path));
    const impure = /\bDate\.now\b|\bnew Date\(\s*\)|Math\.random|\bcrypto\.|\bfetch\(|\bconsole\./;
    expect(places(pure, impure)).toEqual([]);
    const reaching = pure.flatMap(({ path, imports }) =>
      imports
        .filter(
          (target) =>
            /^(hono|better-auth|@hono)/.test(target) ||
            (target.startsWith('worker/platform/') && target !== 'worker/platform/refused.ts'),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(reaching).toEqual([]);
  });

  it('routes hold no SQL', () => {
    const routes = worker.filter(({ path }) => /\/routes(\/|\.ts)/.test(path));
    expect(places(routes, /\bsql`|\.prepare\(|insertRows?\(/)).toEqual([]);
  });

  it('the web takes types and input schemas of the worker, never its code', () => {
    const wrong = web.flatMap(({ path, text }) =>
      [...text.matchAll(/import (?!type )[^;]*?from '([^']*worker\/[^']*)'/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/worker\/(core\/|modules\/[a-z]+\/input\.ts)/.test(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** Calculators show other modules' pure rules; everybody else knocks at the door. */
function mayUse(path: string, from: string, to: string, target: string): boolean {
  const order = moduleOrder as readonly string[];
  if (order.indexOf(to) >= order.indexOf(from)) return false;
  if (target === `worker/modules/${to}/index.ts`) return true;
  if (isRule(path) && isRule(target)) return true;
  if (path.endsWith('tables.ts') && target.endsWith('tables.ts')) return true;
  return from === 'tools' && (isRule(target) || target.includes('/templates/'));
}

describe('one writer, one door', () => {
  it('only the platform sends a batch', () => {
    const allowed = [
      'worker/platform/commit.ts',
      'worker/platform/registry.ts',
      'worker/platform/audit.ts',
      'worker/platform/city-database.ts',
    ];
    const others = worker.filter(({ path }) => !allowed.includes(path));
    expect(places(others, /\.batch\(|(?:raw|db|database|registry)\.exec\(|\.run\(\)/i)).toEqual([]);
  });

  it('only commit, the sealer and sign-in reach the raw database', () => {
    const holders = worker.filter(({ text }) => /\brawDatabase\(/.test(text)).map(({ path }) => path);
    expect(holders.sort()).toEqual([
      'worker/modules/access/auth.ts',
      'worker/platform/audit.ts',
      'worker/platform/city-database.ts',
      'worker/platform/commit.ts',
    ]);
  });

  it('a city binding is read in one file of tenancy', () => {
    const readers = worker
      .filter(({ text, path }) => path !== 'worker/env.ts' && /CITY_/.test(text))
      .map(({ path }) => path);
    expect(readers.filter((path) => path !== 'worker/modules/tenancy/slots.ts')).toEqual([]);
    const openers = worker.filter(({ text }) => /\bslotDatabase\(/.test(text)).map(({ path }) => path);
    expect(openers.every((path) => path.startsWith('worker/modules/tenancy/'))).toBe(true);
  });
});

describe('the furniture of a module', () => {
  const modules = readdirSync(join(root, 'worker/modules'));

  it('every module has its place in the order', () => {
    expect(modules.filter((name) => !(moduleOrder as readonly string[]).includes(name))).toEqual([]);
  });

  it.each(modules)('%s has a README of at most 40 lines and a door that never commits', (name) => {
    const readme = sources(`worker/modules/${name}`, /^README\.md$/)[0];
    expect(readme?.text.trim().split('\n').length ?? 0).toBeGreaterThan(3);
    expect(readme?.text.trim().split('\n').length).toBeLessThanOrEqual(40);
    if (!existsSync(join(root, `worker/modules/${name}/index.ts`))) return;
    const [door] = sources(`worker/modules/${name}`, /^index\.ts$/);
    expect(door?.text).not.toMatch(/\bcommit\(/);
  });

  it('no file has a name that says nothing', () => {
    const all = [...worker, ...web, ...sources('test'), ...sources('scripts', /\.(ts|mjs)$/)];
    expect(
      all
        .filter(({ path }) => /\/(utils?|helpers?|common|misc|manager|base)\.(tsx?|mjs)$/.test(path))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('sizes', () => {
  it('no file passes 300 lines; tests, tables, cases and catalogues 400', () => {
    const all = [...worker, ...web, ...sources('test'), ...sources('scripts', /\.(ts|mjs)$/), ...sources('bench')];
    const tooLong = all
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > (/^test\/|tables\.ts$|\/locale\/|\/templates\//.test(path) ? 400 : 300))
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(tooLong).toEqual([]);
  });
});
