import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function PowerNav() {
  const { t } = useTranslation('powers');
  const items = [
    { to: 'powers', label: t('matters') },
    { to: 'powers/reviews', label: t('reviews') },
    { to: 'powers/results', label: t('results') },
    { to: 'powers/branches', label: t('branches') },
    { to: 'powers/terms', label: t('terms') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
