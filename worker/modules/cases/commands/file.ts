import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';
import { codeOf, numberText } from '../case-code.ts';
import { sealPerson, type Person } from '../person.ts';
import { stepDeadline, wholeDeadline } from '../rules/deadlines.ts';
import type { Urgency } from '../rules/policy.ts';
import { caseRefusals } from '../rules/refusals.ts';
import type { CalendarRow, PolicyRow } from '../store/policy.ts';
import { numberOf, planRequest, type NewRequest } from '../store/requests.ts';
import { readTerms, termsOf } from './step.ts';

export interface Filing {
  readonly unitId: string;
  readonly title: string | null;
  readonly content: string;
  readonly category: string;
  readonly spot: string | null;
  readonly person: Person;
}

export interface StaffFiling extends Filing {
  readonly urgency: Urgency;
  readonly channel: 'doorstep' | 'phone';
  readonly origin: NewRequest['origin'];
}

/** The number that everybody quotes and the code that opens it: told once, to who filed it. */
export interface Receipt {
  readonly id: string;
  readonly number: string;
  readonly code: string;
}

const titleLength = 40;
const places: ReadonlySet<string> = new Set(['street', 'community', 'grid']);

/** Files what a resident said on the doorstep or by telephone. */
export const fileForResident = (ctx: CityContext, filing: StaffFiling): Promise<Receipt> =>
  file(ctx, filing, inScope(ctx, 'cases.write', sql`id`));

/**
 * Files what a resident wrote, without an account. Its repetition is told by all that was written: another person's
 * request under the same key is refused, and never answered with the first one's number.
 */
export async function fileByResident(ctx: CityContext, filing: Filing): Promise<Receipt> {
  const inputHash = await ctx.keyring.index('case-filing', JSON.stringify(filing));
  const own = { ...ctx, claim: { ...ctx.claim, inputHash } };
  return file(own, { ...filing, urgency: 'ordinary', channel: 'link', origin: null }, sql`1`);
}

async function file(
  ctx: CityContext,
  filing: Omit<StaffFiling, 'channel'> & { readonly channel: NewRequest['channel'] },
  reachable: Statement,
): Promise<Receipt> {
  const personSealed = await sealPerson(ctx.keyring, filing.person);
  const { id } = await commit(ctx, async () => {
    const [units, policies, years] = await ctx.db.reads<[{ kind: string }, PolicyRow, CalendarRow]>([
      sql`SELECT kind FROM unit WHERE id = ${filing.unitId} AND until_day IS NULL AND ${reachable}`,
      ...termsOf(ctx),
    ]);
    const unit = units[0];
    if (!unit) return platformRefusals.refuse('not_found');
    const { policy, calendars } = readTerms(policies, years);
    if (!policy.categories.some(({ code }) => code === filing.category)) {
      return caseRefusals.refuse('case_category_unknown');
    }
    if (!places.has(unit.kind)) return caseRefusals.refuse('case_place_unfit');
    const { person: _, title, ...rest } = filing;
    const dueDay = wholeDeadline(ctx.today, filing.urgency, policy, calendars);
    const request = { ...rest, id: ctx.newId('cas'), title: title ?? firstWords(filing.content), personSealed, dueDay };
    const deadline = stepDeadline('raised', ctx.today, filing.urgency, policy, calendars);
    return {
      audit: {
        action: 'cases.raise',
        subject: { type: 'case_request', id: request.id },
        payload: {
          unitId: filing.unitId,
          category: filing.category,
          urgency: filing.urgency,
          channel: filing.channel,
          origin: filing.origin,
          dueDay,
        },
      },
      writes: planRequest(ctx, request, deadline),
      // What is kept under the request's key holds no code: whoever repeats it reads the request itself.
      answer: { id: request.id, number: null, code: null },
    };
  });
  return receiptOf(ctx, id);
}

/** What the resident wrote first, where they gave it no name. */
function firstWords(content: string): string {
  const line = Array.from(content.split('\n')[0]?.trim() || content.trim());
  return line.length > titleLength ? `${line.slice(0, titleLength - 1).join('')}…` : line.join('');
}

/** Number and code are worked out anew each time; neither stands in the record of the request. */
async function receiptOf(ctx: CityContext, id: string): Promise<Receipt> {
  const row = await ctx.db.first<{ year: number; ordinal: number; codeRound: number }>(numberOf(id));
  if (!row) throw new Error(`the request ${id} is not there`);
  return { id, number: numberText(row.year, row.ordinal), code: await codeOf(ctx.keyring, id, row.codeRound) };
}

/** A new code for who lost the old one, which opens nothing from now on. */
export async function renewCode(ctx: CityContext, id: string, reason: string): Promise<Receipt> {
  await commit(ctx, async () => {
    const row = await ctx.db.first(
      sql`SELECT m.id FROM case_request AS m WHERE m.id = ${id} AND ${inScope(ctx, 'cases.decide', sql`m.unit_id`)}`,
    );
    if (!row) return platformRefusals.refuse('not_found');
    return {
      audit: { action: 'cases.code.renew', subject: { type: 'case_request', id }, reason, payload: {} },
      writes: [sql`UPDATE case_request SET code_round = code_round + 1 WHERE id = ${id}`],
      answer: { id, number: null, code: null },
    };
  });
  return receiptOf(ctx, id);
}
