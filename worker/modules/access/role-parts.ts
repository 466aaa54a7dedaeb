import type { Permission } from '../../core/permissions.ts';

export interface RoleTemplate {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  readonly permissions: readonly Permission[];
}

/** What everybody with a desk may read. */
export const reading: readonly Permission[] = ['home.read', 'city.read', 'organisation.read', 'attachments.read'];
/** Files may be attached by whoever enters something; to what, the record itself decides. */
export const attaching: readonly Permission[] = ['attachments.write'];
/** Of a worker, about themselves. */
export const own: readonly Permission[] = [
  'roster.read.own',
  'assessment.read.own',
  'assessment.appeal.own',
  'assessment.rate',
  'pay.read.own',
  ...attaching,
];
