import { nameIn } from '../../language.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Standard } from './types.ts';

type Named = Standard['kinds'][number];

/** The city's kinds and services of today, named in the language of the page. */
export function useStandard() {
  const query = useCityQuery<{ items: Standard[] }>('facilities/policies');
  const present = query.data?.items.find(({ inForce }) => inForce);
  const options = (list: readonly Named[] = []) => list.map((entry) => ({ value: entry.code, label: nameIn(entry) }));
  const nameOf =
    (list: readonly Named[] = []) =>
    (code: string) => {
      const found = list.find((entry) => entry.code === code);
      return found ? nameIn(found) : code;
    };
  return {
    query,
    kinds: options(present?.kinds),
    services: options(present?.services),
    kindName: nameOf(present?.kinds),
    serviceName: nameOf(present?.services),
  };
}
