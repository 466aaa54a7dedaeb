import { useTranslation } from 'react-i18next';

interface Gap {
  readonly item: string;
  readonly missing: string;
  readonly key: string;
}

/** Why a payslip could not be worked out: what the scheme or the city has no row for. */
export function useGapText(): (gap: Gap) => string {
  const { t } = useTranslation('pay');
  return ({ item, missing, key }) => {
    if (missing === 'calendar') return t('gapCalendar', { key });
    return missing === 'item' ? t('gapItem', { key }) : t('detail.uncomputable', { item, key });
  };
}

export function GapText(gap: Gap) {
  return <>{useGapText()(gap)}</>;
}
