import { AuditOutlined } from '@ant-design/icons';
import type { CityPage } from '../../pages.ts';

export const auditPages: readonly CityPage[] = [
  {
    path: 'audit',
    title: 'audit:title',
    needs: ['audit.read'],
    load: () => import('./AuditPage.tsx'),
    menu: { group: 'control', icon: <AuditOutlined /> },
  },
];
