import type { Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { decideAdmit, decideStep, decideSubmit, type DutyEvent, type DutyFacts } from '../rules/duty.ts';
import { dutyOfDepartment } from '../store/facts.ts';
import { planStep } from '../store/writes.ts';

type Stepped = Promise<{ id: string; version: number }>;

interface Step {
  readonly event: DutyEvent;
  readonly permission: Permission;
  readonly reason?: string;
  decide(duty: DutyFacts): Refusal | null;
}

/** The department hands its draft in. */
export const submitDuty = (ctx: CityContext, id: string, version: number): Stepped =>
  takeStep(ctx, id, { event: 'submit', permission: 'duties.write', decide: (duty) => decideSubmit(duty, version) });

/** Another person than who drafted and submitted it admits it. */
export const admitDuty = (ctx: CityContext, id: string, version: number): Stepped =>
  takeStep(ctx, id, {
    event: 'admit',
    permission: 'duties.activate',
    decide: (duty) => decideAdmit(duty, version, ctx.actor.id),
  });

export const returnDuty = (ctx: CityContext, id: string, input: { version: number; reason: string }): Stepped =>
  takeStep(ctx, id, {
    event: 'return',
    permission: 'duties.activate',
    reason: input.reason,
    decide: (duty) => decideStep(duty, 'return', input.version),
  });

function takeStep(ctx: CityContext, id: string, step: Step): Stepped {
  return commit(ctx, async () => {
    const duty = await ctx.db.first<DutyFacts>(dutyOfDepartment(ctx, step.permission, id));
    if (!duty) return platformRefusals.refuse('not_found');
    return (
      step.decide(duty) ?? {
        audit: { action: `duties.duty.${step.event}`, subject: { type: 'duty', id }, reason: step.reason },
        writes: planStep(ctx, duty, step.event, step.reason ?? null),
        answer: { id, version: duty.version + 1 },
      }
    );
  });
}
