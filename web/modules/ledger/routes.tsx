import { AccountBookOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['ledger.read'] as const;

export const ledgerPages: readonly CityPage[] = [
  {
    path: 'ledger',
    title: 'ledger:title',
    needs,
    load: () => import('./LinesPage.tsx'),
    menu: { group: 'money', icon: <AccountBookOutlined /> },
  },
  {
    path: 'ledger/budget/import',
    title: 'ledger:importBudget',
    needs: ['ledger.write'],
    load: () => import('./ImportBudgetPage.tsx'),
  },
  { path: 'ledger/accounts', title: 'ledger:accounts', needs, load: () => import('./AccountsPage.tsx') },
  { path: 'ledger/accounts/$accountId', title: 'ledger:sheet', needs, load: () => import('./AccountPage.tsx') },
  { path: 'ledger/transactions', title: 'ledger:vouchers', needs, load: () => import('./VouchersPage.tsx') },
  {
    path: 'ledger/transactions/$transactionId',
    title: 'ledger:voucher',
    needs,
    load: () => import('./VoucherPage.tsx'),
  },
  { path: 'ledger/holds', title: 'ledger:holds', needs, load: () => import('./HoldsPage.tsx') },
  { path: 'ledger/reversals', title: 'ledger:reversals', needs, load: () => import('./ReversalsPage.tsx') },
  { path: 'ledger/execution', title: 'ledger:execution', needs, load: () => import('./ExecutionPage.tsx') },
  { path: 'ledger/flow', title: 'ledger:flow', needs, load: () => import('./FlowPage.tsx') },
  { path: 'ledger/months', title: 'ledger:months', needs, load: () => import('./MonthsPage.tsx') },
  { path: 'ledger/verifications', title: 'ledger:nightly', needs, load: () => import('./VerificationsPage.tsx') },
  { path: 'ledger/trial-balance', title: 'ledger:trial', needs, load: () => import('./TrialPage.tsx') },
];
