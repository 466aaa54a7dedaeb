import { checkCreditCode } from '../../../core/checks.ts';
import type { Day } from '../../../core/day.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { refuseCode, refuseJoining, refuseMemberChange } from '../rules/member.ts';
import { knows } from '../rules/policy.ts';
import { allianceRefusals } from '../rules/refusals.ts';
import { openContact, sealContact } from '../sealing.ts';
import * as store from '../store/members.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { unitInScope, type UnitRow } from '../store/reach.ts';

export interface Moved {
  readonly id: string;
  readonly version: number;
}
export interface MemberInput {
  readonly name: string;
  readonly kind: string;
  readonly address: string | null;
  readonly partyMembers: number;
  readonly contactName: string;
  readonly reason: string;
}
export interface Joining extends MemberInput {
  readonly creditCode: string;
  readonly codeConfirmed: boolean;
  readonly unitId: string;
  readonly joinedDay: Day;
  readonly contact: string | null;
}

/** Takes an organisation into the alliance; its contact is sealed and stands in no audit entry. */
export function joinAlliance(ctx: CityContext, { contact, codeConfirmed, ...input }: Joining): Promise<Moved> {
  return commit(ctx, async () => {
    const check = checkCreditCode(input.creditCode);
    const creditCode = check.normalised;
    const [units, terms, standing] = await ctx.db.reads<[UnitRow, PolicyRow, { name: string }]>([
      unitInScope(ctx, 'alliance.write', input.unitId),
      policyOn(ctx.today),
      store.standingCodes(ctx, [creditCode]),
    ]);
    const facts = {
      policy: policyOf(terms),
      unitKind: units[0]?.kind ?? null,
      standingName: standing[0]?.name ?? null,
    };
    const refused = refuseCode(check, codeConfirmed) ?? refuseJoining(facts, input.kind);
    if (refused) return refused;
    const id = ctx.newId('aorg');
    const contactSealed = await sealContact(ctx.keyring, 'organisation', contact);
    return {
      audit: {
        action: 'alliance.member.join',
        subject: { type: 'alliance_organisation', id },
        reason: input.reason,
        payload: { ...input, creditCode },
      },
      writes: store.planMembers(ctx, [{ ...input, id, creditCode, contactSealed }]),
      answer: { id, version: 1 },
    };
  });
}

/** Enters what is true of an organisation from a day on; without a new contact the one there is stays. */
export function changeMember(
  ctx: CityContext,
  id: string,
  { version, fromDay, contact, ...edition }: MemberInput & { version: number; fromDay: Day; contact: string | null },
): Promise<Moved> {
  return commit(ctx, async () => {
    const [rows, terms] = await ctx.db.reads<[store.MemberRow, PolicyRow]>([
      store.memberById(ctx, 'alliance.write', id),
      policyOn(ctx.today),
    ]);
    const member = rows[0] ?? null;
    const refused = refuseMemberChange(member, version, fromDay);
    if (refused) return refused;
    if (member === null) return platformRefusals.refuse('not_found');
    if (!knows(policyOf(terms).kinds, edition.kind)) return allianceRefusals.refuse('member_kind_unknown');
    const contactSealed = (await sealContact(ctx.keyring, 'organisation', contact)) ?? member.contactSealed;
    return {
      audit: {
        action: 'alliance.member.change',
        subject: { type: 'alliance_organisation', id },
        reason: edition.reason,
        payload: { fromDay, ...edition, contactChanged: contact !== null },
      },
      writes: store.planMemberChange(ctx, member, fromDay, { ...edition, contactSealed }),
      answer: { id, version: version + 1 },
    };
  });
}

/** Ends a membership on a day, once no line is open and no seat held. */
export function leaveAlliance(
  ctx: CityContext,
  id: string,
  { version, leftDay, reason }: { readonly version: number; readonly leftDay: Day; readonly reason: string },
): Promise<Moved> {
  return commit(ctx, async () => {
    const [rows, bound] = await ctx.db.reads<[store.MemberRow, { lines: number; seats: number }]>([
      store.memberById(ctx, 'alliance.write', id),
      store.boundTo(id),
    ]);
    const member = rows[0] ?? null;
    const refused = refuseMemberChange(member, version, leftDay);
    if (refused) return refused;
    if (member === null) return platformRefusals.refuse('not_found');
    const { lines = 0, seats = 0 } = bound[0] ?? {};
    if (lines + seats > 0) return allianceRefusals.refuse('member_bound', { lines, seats });
    return {
      audit: {
        action: 'alliance.member.leave',
        subject: { type: 'alliance_organisation', id },
        reason,
        payload: { leftDay },
      },
      writes: store.planMemberLeaving(member, leftDay, reason),
      answer: { id, version: version + 1 },
    };
  });
}

/** Tells a contact's number once, for a reason that the audit keeps; a repetition is told only that it was done. */
export async function revealContact(
  ctx: CityContext,
  id: string,
  reason: string,
): Promise<{ id: string; value: string | null }> {
  let sealed: string | null = null;
  await commit(ctx, async () => {
    const member = await ctx.db.first<store.MemberRow>(store.memberById(ctx, 'alliance.contact.read', id));
    if (!member) return platformRefusals.refuse('not_found');
    sealed = member.contactSealed;
    return {
      audit: { action: 'alliance.contact.reveal', subject: { type: 'alliance_organisation', id }, reason },
      writes: [],
      answer: { id },
    };
  });
  return { id, value: sealed === null ? null : await openContact(ctx.keyring, 'organisation', sealed) };
}
