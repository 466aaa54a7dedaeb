import type { Permission } from '../../core/permissions.ts';
import { permissions } from '../../core/permissions.ts';

export interface RoleTemplate {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly permissions: readonly Permission[];
}

const reading: readonly Permission[] = ['home.read', 'city.read', 'organisation.read', 'attachments.read'];
/** Files may be attached by whoever enters something; to what, the record itself decides. */
const attaching: readonly Permission[] = ['attachments.write'];
const own: readonly Permission[] = ['roster.read.own', 'assessment.read.own', 'pay.read.own', ...attaching];

/** Keys, roles and audit belong to the security administrator and the auditor (GB/T 22239: separation of the three administrators). */
const kept: ReadonlySet<Permission> = new Set([
  'pay.run.approve',
  'assessment.finalise',
  'duties.settle.approve',
  'ledger.reverse.approve',
  'powers.results.finalise',
]);

/** The roles a new city starts with; it may change what each holds. */
export const roleTemplates: readonly RoleTemplate[] = [
  {
    code: 'city_administrator',
    zh: '城市管理员',
    ko: '시 관리자',
    en: 'City administrator',
    permissions: permissions.filter((permission) => !kept.has(permission)),
  },
  {
    code: 'city_leader',
    zh: '分管领导',
    ko: '담당 책임자',
    en: 'City leader',
    permissions: [
      ...reading,
      'roster.read',
      'assessment.read',
      'assessment.finalise',
      'pay.read',
      'pay.attendance.read',
      'pay.run.approve',
      'ledger.read',
      'ledger.reverse.approve',
      'duties.read',
      'duties.settle.approve',
      'powers.read',
      'powers.decide',
      'powers.results.finalise',
    ],
  },
  {
    code: 'security_administrator',
    zh: '安全管理员',
    ko: '보안 관리자',
    en: 'Security administrator',
    permissions: [...reading, 'access.read', 'access.write', 'access.keys.write'],
  },
  {
    code: 'auditor',
    zh: '审计员',
    ko: '감사원',
    en: 'Auditor',
    permissions: [
      ...reading,
      'audit.read',
      'audit.verify',
      'roster.read',
      'assessment.read',
      'pay.read',
      'pay.attendance.read',
      'ledger.read',
      'ledger.verify',
      'duties.read',
      'powers.read',
    ],
  },
  {
    code: 'hr_officer',
    zh: '人事专员',
    ko: '인사 담당자',
    en: 'HR officer',
    permissions: [
      ...reading,
      ...attaching,
      'organisation.write',
      'roster.read',
      'roster.identity.read',
      'roster.bank.read',
      'roster.write',
      'roster.import',
      'roster.export',
      'assessment.read',
      'assessment.write',
      'pay.read',
      'pay.scheme.write',
      'pay.facts.write',
      'pay.attendance.read',
      'pay.attendance.write',
      'pay.objections.answer',
      'pay.run.compute',
      'pay.files',
      'ledger.read',
      'duties.read',
      'powers.read',
      'powers.branches.write',
      'powers.results.write',
    ],
  },
  {
    code: 'finance_officer',
    zh: '财务专员',
    ko: '재무 담당자',
    en: 'Finance officer',
    permissions: [
      ...reading,
      ...attaching,
      'roster.identity.read',
      'roster.bank.read',
      'pay.read',
      'pay.attendance.read',
      'pay.run.approve',
      'pay.files',
      'ledger.read',
      'ledger.write',
      'ledger.verify',
      'duties.read',
      'duties.write',
      'duties.activate',
      'duties.settle',
      'duties.settle.approve',
    ],
  },
  {
    code: 'department_officer',
    zh: '部门经办人',
    ko: '부서 담당자',
    en: 'Department officer',
    permissions: [
      ...reading,
      ...attaching,
      'ledger.read',
      'duties.read',
      'duties.write',
      'duties.settle',
      'powers.read',
      'powers.answer',
    ],
  },
  {
    code: 'street_officer',
    zh: '街道经办人',
    ko: '가두 담당자',
    en: 'Street officer',
    permissions: [
      ...reading,
      ...attaching,
      'roster.read',
      'roster.export',
      'assessment.read',
      'assessment.write',
      'pay.attendance.read',
      'pay.attendance.write',
      'ledger.read',
      'duties.read',
      'duties.settle',
      'powers.read',
      'powers.use',
    ],
  },
  {
    code: 'community_officer',
    zh: '社区经办人',
    ko: '사회구역 담당자',
    en: 'Community officer',
    permissions: [
      ...reading,
      ...attaching,
      'roster.read',
      'assessment.read',
      'pay.attendance.read',
      'pay.attendance.write',
      'duties.read',
      'ledger.read',
    ],
  },
  {
    code: 'grid_worker',
    zh: '网格员',
    ko: '격자 담당자',
    en: 'Grid worker',
    permissions: [...reading, ...own, 'duties.read'],
  },
  {
    code: 'worker',
    zh: '社工',
    ko: '사회복지 근무자',
    en: 'Worker',
    permissions: ['home.read', 'city.read', 'attachments.read', ...own],
  },
];
