import { useParams } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { CityLink } from '../../kit/CityLink.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { Day } from '../../kit/Day.tsx';
import { Failure } from '../../kit/Failure.tsx';
import { Money } from '../../kit/Money.tsx';
import { PageHeader } from '../../kit/PageHeader.tsx';
import { Can } from '../../kit/session.tsx';
import type { Column } from '../../kit/table.ts';
import { useCityQuery } from '../../kit/useCityQuery.ts';
import { AccountActions } from './AccountActions.tsx';
import { Figures } from './Figures.tsx';
import { LedgerNav } from './LedgerNav.tsx';
import { percentText } from './percent.ts';
import { Signatures } from './Signatures.tsx';
import type { Account, SheetLine } from './types.ts';

function useSheetColumns(): Column<SheetLine>[] {
  const { t } = useTranslation('ledger');
  return [
    { key: 'effectiveDay', title: t('day'), render: (row) => <Day value={row.effectiveDay} /> },
    {
      key: 'voucher',
      title: t('voucherNumber'),
      render: (row) => <CityLink to={`ledger/transactions/${row.transactionId}`}>{row.voucher}</CityLink>,
    },
    { key: 'kind', title: t('kindLabel'), hidden: true, render: (row) => t(`transaction.${row.kind}`) },
    { key: 'memo', title: t('memo'), wrap: true, render: (row) => row.memo },
    { key: 'document', title: t('document'), render: (row) => row.documentNumber ?? '—' },
    {
      key: 'other',
      title: t('other'),
      wrap: true,
      render: (row) => (
        <CityLink to={`ledger/accounts/${row.otherAccountId}`}>{`${row.otherCode} ${row.otherName}`}</CityLink>
      ),
    },
    { key: 'inFen', title: t('in'), align: 'right', render: (row) => (row.inFen ? <Money fen={row.inFen} /> : null) },
    {
      key: 'outFen',
      title: t('out'),
      align: 'right',
      render: (row) => (row.outFen ? <Money fen={row.outFen} /> : null),
    },
    { key: 'balanceFen', title: t('balanceFen'), align: 'right', render: (row) => <Money fen={row.balanceFen} /> },
  ];
}

/** One account: what it has, and every movement with the balance after it. */
export default function AccountPage() {
  const { t } = useTranslation('ledger');
  const { accountId = '' } = useParams({ strict: false }) as { accountId?: string };
  const query = useCityQuery<Account>(`ledger/accounts/${accountId}`);
  const columns = useSheetColumns();
  if (query.error) return <Failure whole error={query.error} onRetry={() => void query.refetch()} />;
  const account = query.data;
  if (!account) return <Skeleton active />;
  const keys =
    account.kind === 'line'
      ? (['budgetFen', 'heldFen', 'settledFen', 'availableFen'] as const)
      : (['balanceFen', 'heldFen', 'availableFen'] as const);
  const figures = keys.map((key) => ({ key, label: t(key), fen: account[key] }));
  const rate = account.rate === null ? [] : [{ key: 'rate', label: t('rate'), text: percentText(account.rate) }];
  return (
    <>
      <PageHeader
        title={`${account.code} ${account.name}`}
        note={[
          t(`kind.${account.kind}`),
          account.unitName,
          account.functionCode,
          account.functionName,
          t('yearOf', { year: account.fiscalYear }),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <Can needs="ledger.write">
              <AccountActions account={account} />
            </Can>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      <LedgerNav />
      <Figures label={account.name} items={[...figures, ...rate]} />
      <DataTable<SheetLine>
        name="ledger.sheet"
        label={t('sheet')}
        path={`ledger/accounts/${accountId}/sheet`}
        columns={columns}
        filters={[
          { key: 'from', label: t('fromDay'), kind: 'day' },
          { key: 'until', label: t('untilDay'), kind: 'day' },
          { key: 'recordedUntil', label: t('recordedUntil'), kind: 'day' },
        ]}
        keyOf={(row) => `${row.transactionId}.${row.line}`}
        exportPath={`ledger/accounts/${accountId}/sheet/export`}
      />
      <Signatures />
    </>
  );
}
