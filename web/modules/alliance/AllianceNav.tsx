import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';
import { useCan } from '../../kit/session.tsx';
import './alliance.css';

export function AllianceNav() {
  const { t } = useTranslation('alliance');
  const writes = useCan('alliance.write');
  const items = [
    { to: 'alliance', label: t('members') },
    { to: 'alliance/committees', label: t('committees') },
    { to: 'alliance/lines', label: t('lists') },
    { to: 'alliance/matches', label: t('matches') },
    { to: 'alliance/check-ins', label: t('checkIns') },
    { to: 'alliance/results', label: t('results') },
    ...(writes ? [{ to: 'alliance/import', label: t('import') }] : []),
    { to: 'alliance/settings', label: t('settings') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
