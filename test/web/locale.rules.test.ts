import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

type Catalogue = Readonly<Record<string, string>>;

const web = join(import.meta.dirname, '../../web');
const languages = ['zh-CN', 'ko-KR', 'en'] as const;

/** Folder of a namespace → its own sources; `kit/` may nest folders, a module never reaches into another. */
const folders = globSync(['kit/locale/zh-CN.ts', 'shell/locale/zh-CN.ts', 'modules/*/locale/zh-CN.ts'], { cwd: web })
  .map((file) => dirname(dirname(file)))
  .toSorted();
const sources = globSync('**/*.{ts,tsx}', { cwd: web, exclude: ['**/locale/**'] }).map((file) => {
  const text = readFileSync(join(web, file), 'utf8');
  return { file, text, words: wordsOf(text) };
});

const namespaceOf = (folder: string) => folder.split('/').at(-1) ?? folder;

async function catalogue(folder: string, language: string): Promise<Catalogue> {
  const file: { default: Catalogue } = await import(join(web, folder, 'locale', `${language}.ts`));
  return file.default;
}

/** Every quoted word of a source, and the fixed beginning of every template such as `state.${…}`. */
function wordsOf(text: string): { whole: Set<string>; beginnings: string[] } {
  const whole = new Set([...text.matchAll(/(['"`])((?:(?!\1)[^\\\n$])*)\1/g)].map((match) => match[2] ?? ''));
  const beginnings = [...text.matchAll(/`([\w.:]+)\$\{/g)].map((match) => match[1] ?? '');
  return { whole, beginnings };
}

function isUsed(key: string, folder: string): boolean {
  const namespace = namespaceOf(folder);
  return sources.some(({ file, words: { whole, beginnings } }) => {
    const own = !relative(folder, file).startsWith('..');
    const names = own ? [key, `${namespace}:${key}`] : [`${namespace}:${key}`];
    return names.some((name) => whole.has(name) || beginnings.some((beginning) => name.startsWith(beginning)));
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

test('every folder that calls useTranslation has a catalogue', () => {
  const asked = sources.flatMap(({ text }) =>
    [...text.matchAll(/useTranslation\('(\w+)'\)/g)].map((match) => match[1]),
  );
  expect([...new Set(asked)].filter((name) => !folders.map(namespaceOf).includes(name ?? ''))).toEqual([]);
});

describe.each(folders)('%s', (folder) => {
  test.each(languages)('%s has every key of Chinese, none more, none named by itself', async (language) => {
    const chinese = await catalogue(folder, 'zh-CN');
    const words = await catalogue(folder, language);
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(chinese).toSorted());
    expect(Object.entries(words).filter(([key, value]) => value.trim() === '' || value === key)).toEqual([]);
    const differing = Object.keys(chinese).filter(
      (key) => placeholders(words[key] ?? '').join() !== placeholders(chinese[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('every key is used', async () => {
    const keys = Object.keys(await catalogue(folder, 'zh-CN'));
    expect(keys.filter((key) => !isUsed(key, folder))).toEqual([]);
  });

  test('every literal key that is asked for exists', async () => {
    const keys = new Set(Object.keys(await catalogue(folder, 'zh-CN')));
    const asked = sources
      .filter(({ file }) => !relative(folder, file).startsWith('..'))
      .flatMap(({ text }) => [...text.matchAll(/\bt\('([^':]+)'/g)].map((match) => match[1] ?? ''));
    expect(asked.filter((key) => !keys.has(key))).toEqual([]);
  });
});
