import { useTranslation } from 'react-i18next';
import { recordsBegin } from '../../worker/core/day.ts';
import type { EditionHead } from './EditionForm.tsx';

/** From when an edition of terms holds, and whether it does now. */
export function EditionSince({ edition }: { edition: Pick<EditionHead, 'fromDay' | 'inForce'> }) {
  const { t } = useTranslation('kit');
  const since = edition.fromDay === recordsBegin ? t('edition.first') : t('edition.from', { day: edition.fromDay });
  return edition.inForce ? `${since} ${t('edition.now')}` : since;
}
