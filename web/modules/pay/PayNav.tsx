import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../worker/core/permissions.ts';
import { mayOpen, useSession } from '../../kit/session.tsx';
import { GroupedSubNav } from '../../kit/SubNav.tsx';

interface Entry {
  readonly to: string;
  readonly label: string;
  /** Any one of these opens the page. */
  readonly needs: readonly Permission[];
}

const read: readonly Permission[] = ['pay.read'];
const files: readonly Permission[] = ['pay.files'];

function useGroups(): readonly { label: string; items: readonly Entry[] }[] {
  const { t } = useTranslation(['pay', 'month', 'paytax', 'payfiles', 'payback', 'payplan']);
  return [
    {
      label: t('group.month'),
      items: [
        { to: 'pay', label: t('months'), needs: read },
        { to: 'pay/facts', label: t('month:facts'), needs: ['pay.attendance.read'] },
        { to: 'pay/one-offs', label: t('month:oneOffs'), needs: read },
        { to: 'pay/recoveries', label: t('payback:recoveries'), needs: read },
        { to: 'pay/objections', label: t('month:objections'), needs: read },
      ],
    },
    {
      label: t('group.people'),
      items: [
        { to: 'pay/levels', label: t('levels'), needs: read },
        { to: 'pay/wages', label: t('wages'), needs: read },
        { to: 'pay/deductions', label: t('deductions'), needs: read },
        { to: 'pay/bonus', label: t('paytax:bonus'), needs: read },
        { to: 'pay/openings', label: t('openings'), needs: read },
      ],
    },
    {
      label: t('group.rules'),
      items: [
        { to: 'pay/schemes', label: t('schemes'), needs: read },
        { to: 'pay/insurance', label: t('insurance'), needs: read },
        { to: 'pay/deduction-limits', label: t('paytax:limits'), needs: read },
        { to: 'pay/settlement', label: t('payback:settlement'), needs: read },
        { to: 'pay/funds', label: t('payfiles:funds'), needs: ['ledger.read'] },
        { to: 'pay/bank-profiles', label: t('payfiles:bankProfiles'), needs: files },
        { to: 'pay/tax-forms', label: t('payfiles:taxForms'), needs: files },
      ],
    },
    {
      label: t('group.plan'),
      items: [
        { to: 'pay/year', label: t('payplan:year'), needs: read },
        { to: 'pay/what-if', label: t('payplan:whatIf'), needs: read },
      ],
    },
  ];
}

/** The sibling pages of pay, grouped: those that the reader may open. */
export function PayNav() {
  const { t } = useTranslation('pay');
  const session = useSession();
  const groups = useGroups()
    .map(({ label, items }) => ({ label, items: items.filter(({ needs }) => mayOpen(session, { needs })) }))
    .filter(({ items }) => items.length > 0);
  return <GroupedSubNav label={t('title')} groups={groups} />;
}
