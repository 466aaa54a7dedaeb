import { useTranslation } from 'react-i18next';

/** On paper only: who made it, who checked it, who is responsible. */
export function Signatures() {
  const { t } = useTranslation('ledger');
  return (
    <p className="signatures">
      <span>{t('sign.maker')}</span>
      <span>{t('sign.checker')}</span>
      <span>{t('sign.head')}</span>
    </p>
  );
}
