import { useTranslation } from 'react-i18next';
import { useCan, useCanCityWide } from '../../kit/session.tsx';
import { GroupedSubNav } from '../../kit/SubNav.tsx';

/** The sibling pages of the ledger, grouped by what an officer is about. */
export function LedgerNav() {
  const { t } = useTranslation(['ledger', 'fund']);
  const writes = useCan('ledger.write');
  const whole = useCanCityWide('ledger.read');
  const groups = [
    {
      label: t('group.budget'),
      items: [
        { to: 'ledger', label: t('lines') },
        { to: 'ledger/execution', label: t('execution') },
        ...(whole ? [{ to: 'ledger/sources', label: t('fund:sources') }] : []),
        { to: 'ledger/flow', label: t('flow') },
      ],
    },
    {
      label: t('group.vouchers'),
      items: [
        { to: 'ledger/transactions', label: t('vouchers') },
        { to: 'ledger/holds', label: t('holds') },
        { to: 'ledger/reversals', label: t('reversals') },
        ...(writes ? [{ to: 'ledger/imports', label: t('fund:imports') }] : []),
      ],
    },
    {
      label: t('group.accounts'),
      items: [
        { to: 'ledger/accounts', label: t('accounts') },
        { to: 'ledger/trial-balance', label: t('trial') },
        { to: 'ledger/verifications', label: t('nightly') },
      ],
    },
    {
      label: t('group.closing'),
      items: [
        { to: 'ledger/months', label: t('months') },
        ...(whole ? [{ to: 'ledger/year-end', label: t('fund:yearEnd') }] : []),
      ],
    },
    {
      label: t('group.rules'),
      items: [
        { to: 'ledger/chart', label: t('fund:chart') },
        { to: 'ledger/limits', label: t('fund:limits') },
      ],
    },
  ];
  return <GroupedSubNav label={t('title')} groups={groups} />;
}
