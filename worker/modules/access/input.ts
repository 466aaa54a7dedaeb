import { z } from '@hono/zod-openapi';
import { permissions } from '../../core/permissions.ts';

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
    permissions: z.array(z.enum(permissions)),
    workerId: z.string().nullable(),
  })
  .openapi('Session');
