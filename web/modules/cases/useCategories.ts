import { useTranslation } from 'react-i18next';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { nameIn } from '../../language.ts';
import type { Terms } from './types.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The categories of today's terms. */
export function useCategories(): readonly Option[] {
  const { i18n } = useTranslation('cases');
  const query = useCityQuery<{ items: Terms[] }>('cases/policies');
  const present = query.data?.items.find(({ inForce }) => inForce);
  return (present?.categories ?? []).map(({ code, ...name }) => ({ value: code, label: nameIn(name, i18n.language) }));
}

/** A category as it is called; one that the terms no longer have, by its code. */
export const categoryName = (categories: readonly Option[], code: string): string =>
  categories.find(({ value }) => value === code)?.label ?? code;
