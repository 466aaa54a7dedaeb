import { useTranslation } from 'react-i18next';
import { Money } from '../../kit/Money.tsx';
import type { Column } from '../../kit/table.ts';
import { Rate } from './Rate.tsx';
import type { Account } from './types.ts';

type MoneyKey = 'budgetFen' | 'heldFen' | 'settledFen' | 'availableFen' | 'balanceFen';

/** Columns of an account, by which the pages choose. */
export function useAccountColumns() {
  const { t } = useTranslation('ledger');
  const money = (key: MoneyKey): Column<Account> => ({
    key,
    title: t(key),
    align: 'right',
    sort: true,
    render: (row) => <Money fen={row[key]} />,
  });
  const code: Column<Account> = {
    key: 'code',
    title: t('code'),
    sort: true,
    render: (row) => row.code,
  };
  const name: Column<Account> = { key: 'name', title: t('name'), sort: true, wrap: true, render: (row) => row.name };
  const owner: Column<Account> = { key: 'unitName', title: t('owner'), sort: true, render: (row) => row.unitName };
  const kind: Column<Account> = { key: 'kind', title: t('kindLabel'), render: (row) => t(`kind.${row.kind}`) };
  const functionCode: Column<Account> = {
    key: 'functionCode',
    title: t('functionCode'),
    render: (row) => <span title={row.functionName ?? ''}>{row.functionCode ?? '—'}</span>,
  };
  const functionName: Column<Account> = {
    key: 'functionName',
    title: t('functionName'),
    hidden: true,
    render: (row) => row.functionName ?? '—',
  };
  const rate: Column<Account> = {
    key: 'rate',
    title: t('rate'),
    align: 'right',
    render: (row) => <Rate rate={row.rate} />,
  };
  return { code, name, owner, kind, functionCode, functionName, rate, money };
}
