import { useTranslation } from 'react-i18next';
import { useCan } from '../../kit/session.tsx';
import { SubNav } from '../../kit/SubNav.tsx';

export function ListingNav() {
  const { t } = useTranslation('listings');
  const publishes = useCan('listings.publish');
  const items = [
    { to: 'listings', label: t('list') },
    { to: 'listings/board', label: t('board') },
    ...(publishes ? [{ to: 'listings/links', label: t('links') }] : []),
    { to: 'listings/terms', label: t('terms') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
