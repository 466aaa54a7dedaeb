import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const importOf = /^(?:import|export)\s(?:[\w*{][^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;

/** Source files below a folder, with what they import; paths of relative imports are resolved from the root. */
export function sources(folder: string, ending: RegExp = /\.tsx?$/): SourceFile[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => sourceFile(relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')));
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(importOf)].map((match) => match[1] ?? match[2] ?? '');
  return { path, text, imports: imports.map((specifier) => resolved(path, specifier)) };
}

const resolved = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(root, resolve(root, from, '..', specifier)).replaceAll('\\', '/') : specifier;

/** The text without comments, so that a law reads code and not prose. */
export const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');

/** `path:line` of each line of the code that matches. */
export function places(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}: ${line.trim().slice(0, 120)} (${index + 1})`] : [])),
  );
}

/** Modules of the house in the order in which they may use one another. */
export const moduleOrder = [
  'tenancy',
  'organisation',
  'access',
  'roster',
  'grids',
  'visits',
  'assessment',
  'ledger',
  'pay',
  'duties',
  'powers',
  'whistles',
  'cases',
  'listings',
  'facilities',
  'alliance',
  'audit',
  'home',
  'tools',
] as const;

export const moduleOf = (path: string): string | null => /^worker\/modules\/([a-z]+)\//.exec(path)?.[1] ?? null;

export const isRule = (path: string): boolean => /^worker\/modules\/[a-z]+\/(rules\.ts|rules\/)/.test(path);
