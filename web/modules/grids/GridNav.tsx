import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function GridNav() {
  const { t } = useTranslation('grids');
  const items = [
    { to: 'grids', label: t('board') },
    { to: 'grids/team', label: t('team') },
    { to: 'grids/handovers', label: t('handovers') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
