import type { CitySeed } from '../tenancy/index.ts';
import { insertRow, insertRows } from '../../platform/statement.ts';
import { roleTemplates } from './roles.ts';

/** The seeded roles, and the first administrator over the whole city. */
export const accessSeed: CitySeed = ({ city, administrator, at, newId }) => [
  ...insertRows(
    'role',
    roleTemplates.map((role) => ({
      code: role.code,
      name_zh: role.zh,
      name_ko: role.ko,
      name_en: role.en,
      permissions: JSON.stringify(role.permissions),
    })),
  ),
  ...passwordAccount({ ...administrator, at, accountId: newId('acc'), mustChangePassword: false }),
  insertRow('assignment', {
    id: newId('asg'),
    user_id: administrator.id,
    role_code: 'city_administrator',
    unit_id: city.rootUnitId,
    given_at: at,
    given_by: administrator.id,
  }),
];

export interface NewAccount {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly at: string;
  readonly mustChangePassword: boolean;
  readonly workerId?: string | null;
}

/** A user and the password account that the identity library looks for. */
export const passwordAccount = (account: NewAccount) => [
  insertRow('user', {
    id: account.id,
    name: account.name,
    email: account.email,
    emailVerified: 1,
    createdAt: account.at,
    updatedAt: account.at,
    mustChangePassword: Number(account.mustChangePassword),
    workerId: account.workerId ?? null,
  }),
  insertRow('account', {
    id: account.accountId,
    accountId: account.id,
    providerId: 'credential',
    userId: account.id,
    password: account.passwordHash,
    createdAt: account.at,
    updatedAt: account.at,
  }),
];
