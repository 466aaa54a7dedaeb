import { mkdirSync } from 'node:fs';
import { sourceChecks, tests } from './checks.ts';
import { paths } from './paths.ts';
import { runSuite } from './suite.ts';

// vitest reads wrangler.toml for every project, and that names this folder.
mkdirSync(paths.web, { recursive: true });

const { types, lint, format } = sourceChecks;
process.exitCode = await runSuite([
  [types, lint],
  [format, tests('规则与法则 rules and laws', ['rules', 'laws'])],
]);
