import { useTranslation } from 'react-i18next';
import { useCan } from '../../kit/session.tsx';
import { SubNav } from '../../kit/SubNav.tsx';

export function AccessNav() {
  const { t } = useTranslation('access');
  const keys = useCan('access.keys.write');
  const items = [
    { to: 'access', label: t('users') },
    { to: 'access/roles', label: t('roles') },
    ...(keys ? [{ to: 'access/keys', label: t('keys') }] : []),
  ];
  return <SubNav label={t('title')} items={items} />;
}
