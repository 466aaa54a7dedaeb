import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import type { Column } from '../../kit/table.ts';
import { DutyNav } from './DutyNav.tsx';
import { Evidence } from './Evidence.tsx';
import type { Spending } from './types.ts';

const kinds = ['spent', 'returned'] as const;

function useColumns(): Column<Spending>[] {
  const { t } = useTranslation('duties');
  return [
    { key: 'day', title: t('spentOn'), render: (row) => row.day },
    {
      key: 'duty',
      title: t('duty'),
      wrap: true,
      render: (row) => <CityLink to={`duties/${row.dutyId}`}>{row.dutyTitle}</CityLink>,
    },
    { key: 'unit', title: t('carrier'), render: (row) => row.unitName },
    {
      key: 'kind',
      title: t('stateLabel'),
      render: (row) => (
        <>
          <Tag>{t(`spending.${row.kind}`)}</Tag>
          {row.reversed ? <Tag color="red">{t('reversed')}</Tag> : null}
        </>
      ),
    },
    { key: 'usedFor', title: t('usedFor'), wrap: true, render: (row) => row.usedFor },
    { key: 'payee', title: t('payee'), render: (row) => row.payee ?? '—' },
    { key: 'evidence', title: t('evidenceRef'), wrap: true, render: (row) => row.evidence ?? '—' },
    { key: 'amount', title: t('amount'), align: 'right', render: (row) => <Money fen={row.amountFen} /> },
    {
      key: 'files',
      title: t('receipts'),
      render: (row) => (
        <Evidence
          type="duties.spending"
          id={row.id}
          files={row.files}
          title={`${row.unitName} ${row.usedFor}`}
          text={row.note}
        />
      ),
    },
    {
      key: 'voucher',
      title: t('acts'),
      render: (row) => <CityLink to={`ledger/transactions/${row.transactionId}`}>{t('toVoucher')}</CityLink>,
    },
  ];
}

/** What units spent of duties' money and gave back, each with its receipts and voucher. */
export default function SpendingsPage() {
  const { t } = useTranslation('duties');
  return (
    <>
      <PageHeader title={t('spendings')} note={t('spendingsNote')} />
      <DutyNav />
      <DataTable<Spending>
        name="duties.spendings"
        label={t('spendings')}
        path="duties/spendings"
        columns={useColumns()}
        filters={[
          {
            key: 'kind',
            label: t('stateLabel'),
            kind: 'select',
            options: kinds.map((value) => ({ value, label: t(`spending.${value}`) })),
          },
          { key: 'unitId', label: t('carrier'), kind: 'unit', kinds: ['street', 'community'] },
        ]}
        keyOf={({ id }) => id}
        exportPath="duties/spendings/export"
        empty={t('noSpendings')}
      />
    </>
  );
}
