import { z } from '@hono/zod-openapi';
import { limits } from '../../core/limits.ts';
import { DayInput, ReasonInput, TextInput, VersionInput } from '../../platform/http/schema.ts';

const count = (most: number) => z.int().min(1).max(most);

const Quota = z.strictObject({
  baseHouseholds: z.int().min(0).max(1_000_000),
  leastPosts: count(1_000),
  mostPosts: count(1_000),
  householdsPerPostAtMost: count(100_000),
  householdsPerPostAtLeast: count(100_000),
});

const policy = {
  source: TextInput(limits.noteLength).openapi({ description: '依据的文件' }),
  fromDay: DayInput,
  version: VersionInput,
  reason: ReasonInput,
};

/** The retirement schedule is national law and is not set here. */
export const SetPolicyInput = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('post_quota'), content: Quota, ...policy }),
    z.strictObject({ code: z.literal('minimum_age'), content: z.strictObject({ years: count(100) }), ...policy }),
  ])
  .openapi('SetRosterPolicy');

export const PoliciesAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        code: z.enum(['post_quota', 'minimum_age', 'retirement']),
        content: z.record(z.string(), z.unknown()),
        source: z.string(),
        fromDay: z.string(),
        untilDay: z.string().nullable(),
        version: z.int(),
      }),
    ),
  })
  .openapi('RosterPolicies');

export type SetPolicy = z.infer<typeof SetPolicyInput>;
