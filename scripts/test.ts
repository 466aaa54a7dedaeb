import { availableParallelism } from 'node:os';
import { ensureBuilt } from './build.ts';
import { sourceChecks, tests, type Check } from './checks.ts';
import { runSuite } from './suite.ts';

// The Worker's tests read division files, the browser's need everything; a build that fails is a failure.
const build: Check = {
  title: '构建 build',
  run: async () => {
    await ensureBuilt();
    return { passed: 1, failed: 0, output: '' };
  },
};

const { types, lint, format, unused } = sourceChecks;
const rest = process.argv.slice(2);
/** By itself vitest leaves one core idle, which is half of a small machine; beyond four they wait for one disk. */
const allCores = `--maxWorkers=${Math.min(availableParallelism(), 4)}`;

process.exitCode = await runSuite([
  [build],
  [types, lint],
  [format, unused],
  [tests('规则与法则 rules and laws', ['rules', 'laws'], [allCores, ...rest])],
  [tests('接口 api in workerd', ['workerd'], [allCores, ...rest])],
  [tests('浏览器 browser', ['browser'], rest)],
]);
