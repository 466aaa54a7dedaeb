import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function WhistleNav() {
  const { t } = useTranslation('whistles');
  const items = [
    { to: 'whistles', label: t('title') },
    { to: 'whistles/calls', label: t('calls') },
    { to: 'whistles/figures', label: t('figures') },
    { to: 'whistles/terms', label: t('terms') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
