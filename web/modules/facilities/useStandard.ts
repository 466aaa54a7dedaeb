import { currentLanguage } from '../../language.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Standard } from './types.ts';

const column = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;
type Named = Standard['kinds'][number];

/** The city's kinds and services of today, named in the language of the page. */
export function useStandard() {
  const query = useCityQuery<{ items: Standard[] }>('facilities/policies');
  const present = query.data?.items.find(({ inForce }) => inForce);
  const naming = column[currentLanguage()];
  const options = (list: readonly Named[] = []) => list.map((entry) => ({ value: entry.code, label: entry[naming] }));
  const nameIn =
    (list: readonly Named[] = []) =>
    (code: string) =>
      list.find((entry) => entry.code === code)?.[naming] ?? code;
  return {
    query,
    kinds: options(present?.kinds),
    services: options(present?.services),
    kindName: nameIn(present?.kinds),
    serviceName: nameIn(present?.services),
  };
}
