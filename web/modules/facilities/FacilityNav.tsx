import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function FacilityNav() {
  const { t } = useTranslation('facilities');
  const items = [
    { to: 'facilities', label: t('title') },
    { to: 'facilities/bookings', label: t('bookings') },
    { to: 'facilities/coverage', label: t('coverage') },
    { to: 'facilities/standard', label: t('standard') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
