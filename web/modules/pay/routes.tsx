import { PayCircleOutlined, WalletOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const needs = ['pay.read'] as const;

export const payPages: readonly CityPage[] = [
  {
    path: 'pay',
    title: 'pay:title',
    needs,
    load: () => import('./RunsPage.tsx'),
    menu: { group: 'money', icon: <PayCircleOutlined /> },
  },
  { path: 'pay/runs/$runId', title: 'pay:month', needs, load: () => import('./RunPage.tsx') },
  { path: 'pay/runs/$runId/payslips', title: 'pay:payslips', needs, load: () => import('./PayslipsPage.tsx') },
  { path: 'pay/payslips/$payslipId', title: 'pay:payslip', needs, load: () => import('./PayslipPage.tsx') },
  { path: 'pay/levels', title: 'pay:levels', needs, load: () => import('./LevelsPage.tsx') },
  { path: 'pay/deductions', title: 'pay:deductions', needs, load: () => import('./DeductionsPage.tsx') },
  { path: 'pay/wages', title: 'pay:wages', needs, load: () => import('./WagesPage.tsx') },
  { path: 'pay/openings', title: 'pay:openings', needs, load: () => import('./OpeningsPage.tsx') },
  { path: 'pay/schemes', title: 'pay:schemes', needs, load: () => import('./SchemesPage.tsx') },
  { path: 'pay/schemes/$schemeId', title: 'pay:scheme', needs, load: () => import('./SchemePage.tsx') },
  {
    path: 'pay/schemes/$schemeId/edition',
    title: 'pay:newEdition',
    needs: ['pay.scheme.write'],
    load: () => import('./edition/NewEditionPage.tsx'),
  },
  { path: 'pay/insurance', title: 'pay:insurance', needs, load: () => import('./InsurancePage.tsx') },
  {
    path: 'my-pay',
    title: 'pay:mine',
    needs: ['pay.read.own'],
    load: () => import('./MyPayPage.tsx'),
    menu: { group: 'start', icon: <WalletOutlined /> },
  },
  {
    path: 'my-pay/$payslipId',
    title: 'pay:payslip',
    needs: ['pay.read.own'],
    load: () => import('./MyPayslipPage.tsx'),
  },
];
