import { CalendarOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

const seeing = ['pay.attendance.read'] as const;
const entering = ['pay.attendance.write'] as const;
const reading = ['pay.read'] as const;
const paying = ['pay.facts.write'] as const;

export const monthPages: readonly CityPage[] = [
  {
    path: 'pay/facts',
    title: 'month:facts',
    needs: seeing,
    load: () => import('./MonthFactsPage.tsx'),
    menu: { group: 'money', icon: <CalendarOutlined /> },
  },
  { path: 'pay/facts/units', title: 'month:units', needs: seeing, load: () => import('./FactUnitsPage.tsx') },
  {
    path: 'pay/facts/import',
    title: 'month:importFacts',
    needs: entering,
    load: () => import('./ImportFactsPage.tsx'),
  },
  { path: 'pay/one-offs', title: 'month:oneOffs', needs: reading, load: () => import('./OneOffsPage.tsx') },
  {
    path: 'pay/one-offs/import',
    title: 'month:importOneOffs',
    needs: paying,
    load: () => import('./ImportOneOffsPage.tsx'),
  },
  { path: 'pay/objections', title: 'month:objections', needs: reading, load: () => import('./ObjectionsPage.tsx') },
  {
    path: 'pay/objections/$objectionId',
    title: 'month:objection',
    needs: reading,
    load: () => import('./ObjectionPage.tsx'),
  },
];
