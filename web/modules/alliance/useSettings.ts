import { currentLanguage } from '../../language.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Policy } from './types.ts';

const column = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;
interface Words {
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** Three names of one thing in the language of the page. */
export const named = (words: Words): string => words[column[currentLanguage()]];

/** The city's own words of today, in the language of the page. */
export function useSettings() {
  const query = useCityQuery<{ items: Policy[] }>('alliance/policies');
  const present = query.data?.items.find(({ inForce }) => inForce);
  const options = (list: Policy['kinds'] = []) => list.map((entry) => ({ value: entry.code, label: named(entry) }));
  const nameIn =
    (list: Policy['kinds'] = []) =>
    (code: string) => {
      const found = list.find((entry) => entry.code === code);
      return found ? named(found) : code;
    };
  return {
    query,
    present,
    kinds: options(present?.kinds),
    themes: options(present?.themes),
    kindName: nameIn(present?.kinds),
    themeName: nameIn(present?.themes),
    listName: (list: keyof Policy['lists']) => (present ? named(present.lists[list]) : list),
    committeeName: (kind: keyof Policy['committees']) => (present ? named(present.committees[kind]) : kind),
  };
}
