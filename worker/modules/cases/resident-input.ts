import { z } from '@hono/zod-openapi';
import { IdInput, TextInput } from '../../platform/http/schema.ts';

import { Category, filing } from './input.ts';
import { caseEvents, caseStates, results } from './rules/case.ts';
import { unitKinds } from './rules/policy.ts';

export const PlacesQuery = z.strictObject({ unitId: IdInput.optional() });
const Place = z.object({ id: z.string(), kind: z.enum(unitKinds), name: z.string() });
export const PlacesAnswer = z
  .object({ cityName: z.string(), path: z.array(Place), below: z.array(Place), categories: z.array(Category) })
  .openapi('RequestPlaces');
export const RequestInput = z.strictObject(filing).openapi('ResidentRequest');
export const ResidentReceipt = z
  .object({ id: z.string(), number: z.string(), code: z.string() })
  .openapi('ResidentReceipt');
const key = {
  number: z.string().trim().min(6).max(20).openapi({ example: 'TS2026-00001' }),
  code: z.string().trim().min(10).max(20).openapi({ example: 'ABCDEFGHJK' }),
};
export const FollowInput = z.strictObject(key).openapi('FollowRequest');
export const AnswerInput = z.strictObject({ ...key, text: TextInput(1_000) }).openapi('AnswerQuestion');
export const RateInput = z
  .strictObject({ ...key, result: z.enum(results), comment: TextInput(500).optional() })
  .openapi('RateRequest');
export const PhotoForm = z
  .strictObject({ ...key, file: z.instanceof(File).openapi({ type: 'string', format: 'binary' }) })
  .openapi('RequestPhoto');
export const FollowAnswer = z
  .object({
    cityName: z.string(),
    number: z.string(),
    title: z.string(),
    content: z.string(),
    category: Category.nullable(),
    place: z.string(),
    files: z.int(),
    leadName: z.string().nullable(),
    bodyName: z.string().nullable(),
    openedDay: z.string(),
    state: z.enum(caseStates),
    round: z.int(),
    dueDay: z.string(),
    deadlineDay: z.string().nullable(),
    paused: z.boolean(),
    target: z.object({ number: z.string(), state: z.enum(caseStates) }).nullable(),
    steps: z.array(
      z.object({ seq: z.int(), event: z.enum(['raise', ...caseEvents]), at: z.string(), told: z.string().nullable() }),
    ),
    ratings: z.array(z.object({ result: z.enum(results), comment: z.string().nullable() })),
  })
  .openapi('FollowedRequest');
