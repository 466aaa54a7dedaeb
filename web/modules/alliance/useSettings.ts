import { nameIn } from '../../language.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Policy } from './types.ts';

/** The city's own words of today, in the language of the page. */
export function useSettings() {
  const query = useCityQuery<{ items: Policy[] }>('alliance/policies');
  const present = query.data?.items.find(({ inForce }) => inForce);
  const options = (list: Policy['kinds'] = []) => list.map((entry) => ({ value: entry.code, label: nameIn(entry) }));
  const nameOf =
    (list: Policy['kinds'] = []) =>
    (code: string) => {
      const found = list.find((entry) => entry.code === code);
      return found ? nameIn(found) : code;
    };
  return {
    query,
    present,
    kinds: options(present?.kinds),
    themes: options(present?.themes),
    kindName: nameOf(present?.kinds),
    themeName: nameOf(present?.themes),
    listName: (list: keyof Policy['lists']) => (present ? nameIn(present.lists[list]) : list),
    committeeName: (kind: keyof Policy['committees']) => (present ? nameIn(present.committees[kind]) : kind),
  };
}
