import { useTranslation } from 'react-i18next';
import { SubNav } from '../../kit/SubNav.tsx';

export function LedgerNav() {
  const { t } = useTranslation('ledger');
  const items = [
    { to: 'ledger', label: t('lines') },
    { to: 'ledger/accounts', label: t('accounts') },
    { to: 'ledger/transactions', label: t('vouchers') },
    { to: 'ledger/holds', label: t('holds') },
    { to: 'ledger/reversals', label: t('reversals') },
    { to: 'ledger/execution', label: t('execution') },
    { to: 'ledger/flow', label: t('flow') },
    { to: 'ledger/trial-balance', label: t('trial') },
    { to: 'ledger/months', label: t('months') },
    { to: 'ledger/verifications', label: t('nightly') },
  ];
  return <SubNav label={t('title')} items={items} />;
}
