import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { permissions } from '../../core/permissions.ts';
import {
  DayInput,
  IdInput,
  pageOf,
  pageQuery,
  ReasonInput,
  TextInput,
  VersionInput,
  sortBy,
} from '../../platform/http/schema.ts';
import { PasswordInput } from '../tenancy/index.ts';

const PermissionName = z.enum(permissions);
const RoleCode = z.string().regex(/^[a-z][a-z_]{1,39}$/);

export const SessionAnswer = z
  .object({
    city: z.object({ slug: z.string(), name: z.string(), divisionCode: z.string(), rootUnitId: z.string() }),
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      mustChangePassword: z.boolean(),
      twoFactorEnabled: z.boolean(),
    }),
    assignments: z.array(
      z.object({ role: z.string(), roleName: z.string(), unitId: z.string(), unitName: z.string() }),
    ),
    permissions: z.array(PermissionName),
    cityWide: z.array(PermissionName).openapi({ description: '其中及于全市的' }),
    workerId: z.string().nullable(),
  })
  .openapi('Session');

export const UserListQuery = z.strictObject({
  ...pageQuery,
  sort: sortBy('name', 'email'),
  q: z.string().trim().min(1).max(limits.searchLength).optional().openapi({ description: '姓名或邮箱' }),
  role: RoleCode.optional(),
  disabled: z.enum(['no', 'only', 'all']).default('all'),
});

const AssignmentListed = z.object({
  id: z.string(),
  role: z.string(),
  roleName: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  givenAt: z.string(),
});

export const UserPage = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    workerId: z.string().nullable(),
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    twoFactorEnabled: z.boolean(),
    lastSignInAt: z.string().nullable(),
    assignments: z.array(AssignmentListed),
  }),
).openapi('UserPage');

export const InviteInput = z
  .strictObject({
    name: TextInput(60),
    email: z.email().max(254),
    workerId: IdInput.optional().openapi({ description: '对应的社工' }),
    role: RoleCode.optional(),
    unitId: IdInput.optional(),
  })
  .refine(({ role, unitId }) => (role === undefined) === (unitId === undefined), { path: ['unitId'] })
  .openapi('Invite');

export const OneTimePasswordAnswer = z
  .object({
    id: z.string(),
    issueId: z.string(),
    oneTimePassword: z.string().nullable().openapi({ description: '只显示这一次；重复同一请求时为空' }),
  })
  .openapi('OneTimePassword');

export const ResetPasswordInput = z
  .strictObject({
    reason: ReasonInput,
    dropTwoFactor: z.boolean().default(false).openapi({ description: '同时解除第二因素（设备遗失）' }),
  })
  .openapi('ResetPassword');

export const OwnPasswordInput = z
  .strictObject({ currentPassword: z.string().min(1).max(128), newPassword: PasswordInput })
  .openapi('OwnPassword');

export const ReasonBody = z.strictObject({ reason: ReasonInput }).openapi('Reason');

export const AssignInput = z.strictObject({ role: RoleCode, unitId: IdInput }).openapi('Assign');

export const RoleChangeInput = z
  .strictObject({
    permissions: z.array(PermissionName).max(permissions.length),
    version: VersionInput,
    reason: ReasonInput,
  })
  .openapi('ChangeRole');

export const RolesAnswer = z
  .object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        permissions: z.array(PermissionName),
        holders: z.int(),
        version: z.int(),
      }),
    ),
  })
  .openapi('Roles');

export const KeyInput = z
  .strictObject({
    name: TextInput(60),
    role: RoleCode,
    unitId: IdInput,
    untilDay: DayInput.openapi({ description: '有效期最后一天之次日，最长一年' }),
  })
  .openapi('CreateKey');

export const KeysQuery = z.strictObject({ ...pageQuery, revoked: z.enum(['no', 'only', 'all']).default('no') });

export const KeyPage = pageOf(
  z.object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    roleName: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    createdAt: z.string(),
    createdBy: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
  }),
).openapi('KeyPage');

export const KeySecretAnswer = z
  .object({
    id: z.string(),
    secret: z.string().nullable().openapi({ description: 'Bearer 密钥，只显示这一次；重复同一请求时为空' }),
  })
  .openapi('KeySecret');

export const IdAnswer = z.object({ id: z.string() }).openapi('Id');
export const RoleChangedAnswer = z.object({ code: z.string(), version: z.int() }).openapi('RoleChanged');
export const roleParam = z.object({ code: RoleCode });

export type UserListQuery = z.infer<typeof UserListQuery>;
export type Invite = z.infer<typeof InviteInput>;
export type ResetPassword = z.infer<typeof ResetPasswordInput>;
export type OwnPassword = z.infer<typeof OwnPasswordInput>;
export type Assign = z.infer<typeof AssignInput>;
export type RoleChange = z.infer<typeof RoleChangeInput>;
export type CreateKey = z.infer<typeof KeyInput>;
export type KeysQuery = z.infer<typeof KeysQuery>;
