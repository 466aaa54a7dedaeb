import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { nameIn } from '../../language.ts';
import type { Terms } from './types.ts';

/** The kinds of today's terms, and a kind as it is called: one that the terms no longer have, by its code. */
export function useKinds() {
  const { i18n } = useTranslation('listings');
  const query = useCityQuery<{ items: Terms[] }>('listings/policies');
  const kinds = query.data?.items.find(({ inForce }) => inForce)?.kinds ?? [];
  const options = kinds.map(({ code, ...name }) => ({ value: code, label: nameIn(name, i18n.language) }));
  const kindName = (code: string): string => options.find(({ value }) => value === code)?.label ?? code;
  return { kinds, options, kindName };
}
