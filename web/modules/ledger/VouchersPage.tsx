import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { LedgerNav } from './LedgerNav.tsx';
import type { VoucherRow } from './types.ts';
import { useYear } from './useYear.ts';

const kinds = [
  'appropriation',
  'adjustment',
  'return',
  'settlement',
  'payroll',
  'spending',
  'refund',
  'open_budget',
  'open_balance',
  'close_budget',
  'close_balance',
] as const;

function useColumns(): Column<VoucherRow>[] {
  const { t } = useTranslation('ledger');
  return [
    {
      key: 'voucher',
      title: t('voucherNumber'),
      render: (row) => row.voucher,
    },
    { key: 'effectiveDay', title: t('day'), sort: true, render: (row) => <Day value={row.effectiveDay} /> },
    { key: 'kind', title: t('kindLabel'), render: (row) => t(`transaction.${row.kind}`) },
    {
      key: 'memo',
      title: t('memo'),
      wrap: true,
      render: (row) => (
        <>
          {row.memo} {row.reversedById ? <Tag>{t('reversed')}</Tag> : null}
          {row.forced ? <Tag color="red">{t('forced')}</Tag> : null}
        </>
      ),
    },
    { key: 'document', title: t('document'), render: (row) => row.documentNumber ?? '—' },
    { key: 'amountFen', title: t('amount'), align: 'right', render: (row) => <Money fen={row.amountFen} /> },
    { key: 'madeBy', title: t('maker'), render: (row) => row.madeByName },
    { key: 'checkedBy', title: t('checker'), render: (row) => row.checkedByName ?? '—' },
  ];
}

/** Every linked group that was posted, newest first. */
export default function VouchersPage() {
  const { t } = useTranslation('ledger');
  const { years } = useYear();
  return (
    <>
      <PageHeader title={t('vouchers')} note={t('vouchersNote')} />
      <LedgerNav />
      <DataTable<VoucherRow>
        name="ledger.vouchers"
        label={t('vouchers')}
        path="ledger/transactions"
        columns={useColumns()}
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
            options: kinds.map((value) => ({ value, label: t(`transaction.${value}`) })),
          },
        ]}
        search={t('searchVouchers')}
        exportPath="ledger/transactions/export"
        keyOf={({ id }) => id}
        rowTo={({ id }) => `ledger/transactions/${id}`}
      />
    </>
  );
}
