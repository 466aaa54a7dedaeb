import { useTranslation } from 'react-i18next';
import { useCan } from '../../kit/session.tsx';
import { SubNav } from '../../kit/SubNav.tsx';

/** The sibling pages of pay. */
export function PayNav() {
  const { t } = useTranslation(['pay', 'month', 'paytax', 'payfiles', 'payback']);
  const mayFile = useCan('pay.files');
  const seesLedger = useCan('ledger.read');
  const items = [
    { to: 'pay', label: t('months') },
    { to: 'pay/facts', label: t('month:facts') },
    { to: 'pay/one-offs', label: t('month:oneOffs') },
    { to: 'pay/objections', label: t('month:objections') },
    { to: 'pay/levels', label: t('levels') },
    { to: 'pay/recoveries', label: t('payback:recoveries') },
    { to: 'pay/deductions', label: t('deductions') },
    { to: 'pay/wages', label: t('wages') },
    { to: 'pay/openings', label: t('openings') },
    { to: 'pay/bonus', label: t('paytax:bonus') },
    { to: 'pay/schemes', label: t('schemes') },
    { to: 'pay/insurance', label: t('insurance') },
    ...(mayFile ? [{ to: 'pay/bank-profiles', label: t('payfiles:bankProfiles') }] : []),
    ...(seesLedger ? [{ to: 'pay/funds', label: t('payfiles:funds') }] : []),
  ];
  return <SubNav label={t('title')} items={items} />;
}
