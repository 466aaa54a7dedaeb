import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { NewOpening } from '../fund/NewOpening.tsx';
import { useAccountColumns } from './accountColumns.tsx';
import { LedgerNav } from './LedgerNav.tsx';
import type { Account } from './types.ts';
import { useYear } from './useYear.ts';

const kinds = ['source', 'line', 'duty', 'unit', 'payroll', 'spent'] as const;

/** The whole chart: from where money comes to where it has gone. */
export default function AccountsPage() {
  const { t } = useTranslation('ledger');
  const { year, years } = useYear();
  const { code, name, owner, kind, money } = useAccountColumns();
  return (
    <>
      <PageHeader title={t('accounts')} note={t('accountsNote')} actions={<NewOpening year={year} />} />
      <LedgerNav />
      <DataTable<Account>
        name="ledger.accounts"
        label={t('accounts')}
        path="ledger/accounts"
        columns={[code, kind, name, owner, money('balanceFen'), money('heldFen'), money('availableFen')]}
        filters={[
          {
            key: 'year',
            label: t('year'),
            kind: 'select',
            options: years.map((year) => ({ value: String(year), label: String(year) })),
          },
          {
            key: 'kind',
            label: t('kindLabel'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          { key: 'unitId', label: t('owner'), kind: 'unit' },
        ]}
        search={t('searchAccounts')}
        keyOf={({ id }) => id}
        rowTo={({ id }) => `ledger/accounts/${id}`}
        exportPath="ledger/accounts/export"
      />
    </>
  );
}
