import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function DutyNav() {
  const { t } = useTranslation('duties');
  const items = [
    { to: 'duties', label: t('list') },
    { to: 'duties/catalogue', label: t('catalogue') },
    { to: 'duties/matrix', label: t('matrix') },
    { to: 'duties/settlements', label: t('settlements') },
    { to: 'duties/spendings', label: t('spendings') },
    { to: 'duties/decisions', label: t('decisions') },
    { to: 'duties/refusals', label: t('refusals') },
    { to: 'duties/delays', label: t('delays') },
    { to: 'duties/terms', label: t('terms') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
