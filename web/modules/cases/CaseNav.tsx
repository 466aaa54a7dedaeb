import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function CaseNav() {
  const { t } = useTranslation('cases');
  const items = [
    { to: 'cases', label: t('list') },
    { to: 'cases/board', label: t('board') },
    { to: 'cases/codes', label: t('codes') },
    { to: 'cases/terms', label: t('terms') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
