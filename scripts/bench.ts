import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.ts';
import { paths } from './paths.ts';
import { step } from './progress.ts';
import { table } from './table.ts';

/** One measurement beside its floor, both from the same run, in milliseconds or bytes. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | 'bytes';
  readonly floor: number;
  readonly measured: number;
  /** The ratio must not be larger; a size is measured against its ceiling, so its limit is 1. */
  readonly limit: number;
}

/** A file `bench/*.bench.ts` exports this as `run`. */
export type Bench = (report: (detail: string) => void) => Promise<readonly Measure[]>;

const folder = join(paths.root, 'bench');
const wanted = process.argv.slice(2);
const figure = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

const row = ({ name, unit, floor, measured, limit }: Measure): string[] => {
  const ratio = measured / floor;
  return [ratio <= limit ? '✓' : '✗', name, figure(floor), figure(measured), unit, ratio.toFixed(2), `≤ ${limit}`];
};

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
await step('构建 build', ensureBuilt);
const measures: Measure[] = [];
for (const name of files.toSorted()) {
  const { run } = (await import(join(folder, name))) as { run: Bench };
  measures.push(...(await step(name, run)));
}
console.log(`\n${table([['', 'bench', 'floor', 'measured', 'unit', 'ratio', 'limit'], ...measures.map(row)])}`);
process.exit(measures.every(({ measured, floor, limit }) => measured / floor <= limit) ? 0 : 1);
