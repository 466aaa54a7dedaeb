import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

/** The sibling pages of pay. */
export function PayNav() {
  const { t } = useTranslation('pay');
  const items = [
    { to: 'pay', label: t('months') },
    { to: 'pay/levels', label: t('levels') },
    { to: 'pay/deductions', label: t('deductions') },
    { to: 'pay/wages', label: t('wages') },
    { to: 'pay/openings', label: t('openings') },
    { to: 'pay/schemes', label: t('schemes') },
    { to: 'pay/insurance', label: t('insurance') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
