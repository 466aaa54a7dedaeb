import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../kit/table.ts';
import { thisYear } from '../../kit/today.ts';

const shownYears = 3;

/** Chooses the year of a list; without a choice it is this one. */
export function useYearFilter(): Filter {
  const { t } = useTranslation('powers');
  const [now] = useState(thisYear);
  const years = Array.from({ length: shownYears }, (_, index) => String(now - index));
  return {
    key: 'year',
    label: t('year'),
    kind: 'select',
    options: years.map((value) => ({ value, label: t('yearOf', { year: value }) })),
  };
}
