import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function RosterNav() {
  const { t } = useTranslation('roster');
  const items = [
    { to: 'roster', label: t('title') },
    { to: 'roster/quota', label: t('quota') },
    { to: 'roster/retirements', label: t('retirements') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
