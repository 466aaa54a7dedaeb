import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function FollowupNav() {
  const { t } = useTranslation('followups');
  const items = [
    { to: 'follow-ups', label: t('list') },
    { to: 'follow-ups/agreement', label: t('agreement') },
    { to: 'follow-ups/draws', label: t('draws') },
    { to: 'follow-ups/rules', label: t('rules') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
