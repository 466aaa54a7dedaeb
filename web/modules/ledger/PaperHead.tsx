import { useTranslation } from 'react-i18next';
import { useSession } from '../../kit/session.tsx';
import type { AsOfSearch } from './AsOfFields.tsx';
import './ledger.css';

/** On paper only, where the toolbar is not: of which year, up to which day and record, in what unit. */
export function PaperHead({ year, asOf = {} }: { year: number | undefined; asOf?: AsOfSearch }) {
  const { t } = useTranslation('ledger');
  const { city } = useSession();
  const { asOfDay, recordedUntil } = asOf;
  const parts = [
    city.name,
    year === undefined ? null : t('yearOf', { year }),
    asOfDay ? t('paper.asOf', { day: asOfDay }) : null,
    recordedUntil ? t('paper.recorded', { day: recordedUntil.slice(0, 10) }) : null,
    t('paper.unit'),
  ];
  return <p className="paper-head">{parts.filter(Boolean).join(' · ')}</p>;
}
