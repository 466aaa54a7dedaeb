import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function OrganisationNav() {
  const { t } = useTranslation('organisation');
  const items = [
    { to: 'organisation', label: t('tree') },
    { to: 'organisation/units', label: t('units') },
    { to: 'organisation/templates', label: t('templates') },
    { to: 'organisation/calendars', label: t('calendars') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
