import { isRefusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import type { ObjectionOpen, ObjectionReply, ObjectionSay, PolicyCreate } from '../input/objections.ts';
import { monthRefusals } from '../rules/month-refusals.ts';
import { decideObjection, type ObjectionFacts, type ObjectionState } from '../rules/objection.ts';
import {
  insertMessage,
  insertObjection,
  insertPayslipPolicy,
  insertReceipt,
  moveObjection,
  objectionById,
  officeObjection,
  ownObjection,
  ownPayslip,
  type OwnPayslip,
} from '../store/objections.ts';
import { refusePart } from './whole-city.ts';

interface Moved {
  readonly id: string;
  readonly state: ObjectionState;
  readonly version: number;
}

/** The worker confirms their own payslip; an objection that was still standing is settled by it. */
export function confirmPayslip(ctx: CityContext, id: string): Promise<{ id: string; confirmedAt: string }> {
  return commit(ctx, async () => {
    const slip = await ctx.db.first<OwnPayslip>(ownPayslip(ctx, id));
    if (!slip) return platformRefusals.refuse('not_found');
    if (slip.confirmedAt !== null) return monthRefusals.refuse('payslip_confirmed');
    const standing = slip.standingId && (await ctx.db.first<ObjectionFacts>(objectionById(slip.standingId)));
    const { month, netFen } = slip;
    return {
      audit: {
        action: 'pay.payslip.confirm',
        subject: { type: 'payslip', id },
        payload: { month, netFen, settles: slip.standingId },
      },
      writes: [
        insertReceipt(ctx, slip),
        ...(standing ? moveObjection(ctx, standing.id, standing.version, 'settled') : []),
      ],
      answer: { id, confirmedAt: ctx.at },
    };
  });
}

/** The worker objects to their own payslip, as a whole or in one line. */
export function openObjection(ctx: CityContext, payslipId: string, input: ObjectionOpen): Promise<Moved> {
  return commit(ctx, async () => {
    const slip = await ctx.db.first<OwnPayslip>(ownPayslip(ctx, payslipId));
    if (!slip) return platformRefusals.refuse('not_found');
    if (slip.standingId !== null) return monthRefusals.refuse('objection_standing');
    const id = ctx.newId('obj');
    const { lineName, text } = input;
    return {
      audit: {
        action: 'pay.objection.open',
        subject: { type: 'payslip_objection', id },
        payload: { month: slip.month, payslipId, lineName },
      },
      writes: [insertObjection(ctx, id, slip, lineName), insertMessage(ctx, id, 'worker', text)],
      answer: { id, state: 'open', version: 1 },
    };
  });
}

/** The worker goes on: it waits for the office again. */
export function sayMore(ctx: CityContext, id: string, { version, text }: ObjectionSay): Promise<Moved> {
  return commit(ctx, async () => {
    const objection = await ctx.db.first<ObjectionFacts>(ownObjection(ctx, id));
    const state = decideObjection(objection, 'say', version);
    if (isRefusal(state)) return state;
    return {
      audit: {
        action: 'pay.objection.say',
        subject: { type: 'payslip_objection', id },
        payload: { month: objection?.month },
      },
      writes: [...moveObjection(ctx, id, version, state), insertMessage(ctx, id, 'worker', text)],
      answer: { id, state, version: version + 1 },
    };
  });
}

/** The worker is content with what was answered. */
export function settleOwn(ctx: CityContext, id: string, version: number): Promise<Moved> {
  return commit(ctx, async () => {
    const objection = await ctx.db.first<ObjectionFacts>(ownObjection(ctx, id));
    const state = decideObjection(objection, 'settle', version);
    if (isRefusal(state)) return state;
    return {
      audit: {
        action: 'pay.objection.settle',
        subject: { type: 'payslip_objection', id },
        payload: { month: objection?.month, by: 'worker' },
      },
      writes: moveObjection(ctx, id, version, state),
      answer: { id, state, version: version + 1 },
    };
  });
}

/** The office answers, and may settle the objection with the answer. */
export function answerObjection(ctx: CityContext, id: string, input: ObjectionReply): Promise<Moved> {
  const { version, text, settle } = input;
  return commit(ctx, async () => {
    const objection = await ctx.db.first<ObjectionFacts>(officeObjection(ctx, id));
    const state = decideObjection(objection, settle ? 'settle' : 'answer', version);
    if (isRefusal(state)) return state;
    return {
      audit: {
        action: settle ? 'pay.objection.settle' : 'pay.objection.answer',
        subject: { type: 'payslip_objection', id },
        payload: { month: objection?.month, by: 'office' },
      },
      writes: [...moveObjection(ctx, id, version, state), insertMessage(ctx, id, 'office', text)],
      answer: { id, state, version: version + 1 },
    };
  });
}

/** Sets from a month on how many days workers have to confirm a payslip. */
export function setPayslipPolicy(ctx: CityContext, input: PolicyCreate): Promise<{ id: string }> {
  return commit(ctx, () => {
    const refusal = refusePart(ctx, 'pay.scheme.write');
    if (refusal) return refusal;
    const id = ctx.newId('psp');
    return {
      audit: { action: 'pay.payslip_policy.set', subject: { type: 'payslip_policy', id }, payload: input },
      writes: [insertPayslipPolicy({ id, ...input }, ctx.at, ctx.actor.id)],
      answer: { id },
    };
  });
}
