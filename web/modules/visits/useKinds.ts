import { useCityQuery } from '../../kit/useCityQuery.ts';
import type { Settings } from './types.ts';

/** The city's kinds of difficulty: those in force to choose from, and the name of any. */
export function useKinds() {
  const query = useCityQuery<Settings>('visits/settings');
  const kinds = query.data?.kinds ?? [];
  return {
    options: kinds.filter(({ untilDay }) => untilDay === null).map(({ code, name }) => ({ value: code, label: name })),
    nameOf: (code: string) => kinds.find((kind) => kind.code === code)?.name ?? code,
  };
}
