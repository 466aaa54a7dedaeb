import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../scripts/bench.ts';
import { paths } from '../scripts/paths.ts';

/** Ceilings of the product: 350 KB of gzipped script on the first page, 10 MB of gzipped Worker (the platform's limit). */
const firstLoadBytes = 350 * 1024;
const workerBytes = 10 * 1024 * 1024;

/** The scripts that `index.html` names or preloads, and all that these import at once. */
function firstScripts(): Set<string> {
  const html = readFileSync(join(paths.web, 'index.html'), 'utf8');
  const wanted = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const found = new Set<string>();
  while (wanted.length > 0) {
    const file = wanted.pop() ?? '';
    if (found.has(file)) continue;
    found.add(file);
    const text = readFileSync(join(paths.web, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) wanted.push(`assets/${name}`);
  }
  return found;
}

const gzipped = (file: string): number => gzipSync(readFileSync(file)).length;

export async function run(): Promise<readonly Measure[]> {
  const scripts = [...firstScripts()].map((file) => gzipped(join(paths.web, file)));
  const first = scripts.reduce((sum, size) => sum + size, 0);
  return [
    {
      name: `first page, ${scripts.length} scripts gzipped`,
      unit: 'bytes',
      floor: firstLoadBytes,
      measured: first,
      limit: 1,
    },
    {
      name: `Worker bundle gzipped (${statSync(paths.worker).size} plain)`,
      unit: 'bytes',
      floor: workerBytes,
      measured: gzipped(paths.worker),
      limit: 1,
    },
  ];
}
