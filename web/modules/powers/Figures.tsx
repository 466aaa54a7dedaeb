import { useTranslation } from 'react-i18next';
import type { Review } from './types.ts';

/** What other records of the house say beside a street's score. */
export function Figures({ figures }: { figures: Review['figures'] }) {
  const { t } = useTranslation('powers');
  const told = figures.filter(({ calls }) => calls > 0);
  if (told.length === 0) return <span>—</span>;
  return told.map(({ code, calls, result, points }) => (
    <div key={code}>{t('figureOf', { calls, result: result ?? '—', points })}</div>
  ));
}
