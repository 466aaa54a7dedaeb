import type { Permission } from '../../../worker/core/permissions.ts';

export interface Assignment {
  id: string;
  role: string;
  roleName: string;
  unitId: string;
  unitName: string;
  givenAt: string;
}
/** One entry of `GET …/access/users`. */
export interface User {
  id: string;
  name: string;
  email: string;
  workerId: string | null;
  disabled: boolean;
  mustChangePassword: boolean;
  twoFactorEnabled: boolean;
  lastSignInAt: string | null;
  assignments: Assignment[];
}
/** One entry of `GET …/access/roles`. */
export interface Role {
  code: string;
  name: string;
  permissions: Permission[];
  holders: number;
  version: number;
}
/** One entry of `GET …/access/keys`. */
export interface Key {
  id: string;
  name: string;
  role: string;
  roleName: string;
  unitId: string;
  unitName: string;
  createdAt: string;
  createdBy: string;
  expiresAt: string;
  revokedAt: string | null;
}
/** Null when the same request was answered before: the secret is told once. */
export interface OneTimePassword {
  id: string;
  oneTimePassword: string | null;
}
