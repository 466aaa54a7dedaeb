import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import type { Permission } from '../../../core/permissions.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { inScopeOf } from './scope.ts';
import {
  deadlineOf,
  decideMatterStep,
  isLate,
  matterSteps,
  type Deadline,
  type MatterEvent,
  type MatterKind,
  type MatterState,
  type Side,
} from '../rules/matter.ts';
import { powerRefusals } from '../rules/refusals.ts';
import { standingUnits, type UnitRow } from '../store/branches.ts';
import * as store from '../store/matters.ts';
import { calendarOf, calendars, policyOf, policyOn, type CalendarRow, type PolicyRow } from '../store/policy.ts';

export type MatterOpening = Omit<store.NewMatter, 'id'>;

/** Departments ask and invite; streets call and propose. */
const opener: Readonly<Record<MatterKind, { side: 'street' | 'department'; permission: Permission }>> = {
  consent: { side: 'department', permission: 'powers.answer' },
  planning: { side: 'department', permission: 'powers.answer' },
  mobilisation: { side: 'street', permission: 'powers.use' },
  proposal: { side: 'street', permission: 'powers.use' },
};

export interface MatterAnswer {
  readonly id: string;
  readonly state: MatterState;
  readonly version: number;
}

/** Opens a matter; whoever is waited for has until the deadline that the city's terms give. */
export function openMatter(ctx: CityContext, input: MatterOpening): Promise<MatterAnswer> {
  return commit(ctx, async () => {
    const named = [input.streetId, input.departmentId, ...(input.branchId ? [input.branchId] : []), ...input.branches];
    const { side, permission } = opener[input.kind];
    const own = side === 'street' ? input.streetId : input.departmentId;
    const [units, scopes, policies, years] = await ctx.db.reads<[UnitRow, { id: string }, PolicyRow, CalendarRow]>([
      standingUnits(named),
      inScopeOf(ctx, permission, own),
      policyOn(ctx.today),
      calendars(),
    ]);
    const refused = scopes.length === 0 ? platformRefusals.refuse('not_found') : refuseUnits(units, input);
    if (refused) return refused;
    const state = matterSteps[input.kind].initial;
    const deadline = deadlineOf(
      input.kind,
      state,
      input.happensOn ?? ctx.today,
      policyOf(policies),
      years.map(calendarOf),
    );
    if (isRefusal(deadline)) return deadline;
    const id = ctx.newId('pwm');
    return {
      audit: {
        action: `powers.${input.kind}.open`,
        subject: { type: 'power_matter', id },
        payload: { ...input, ...deadline },
      },
      writes: store.planMatter(ctx, { ...input, id }, state, deadline),
      answer: { id, state, version: 1 },
    };
  });
}

function refuseUnits(units: readonly UnitRow[], input: MatterOpening): Refusal | null {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  if (known.get(input.streetId)?.kind !== 'street' || known.get(input.departmentId)?.kind !== 'department') {
    return platformRefusals.refuse('not_found');
  }
  for (const id of [...(input.branchId ? [input.branchId] : []), ...input.branches]) {
    const unit = known.get(id);
    if (!unit) return platformRefusals.refuse('not_found');
    if (!isBranch(unit)) return powerRefusals.refuse('branch_unfit', { unit: unit.name });
  }
  return null;
}

/** What stands below a department: its offices and the departments under it. */
export const isBranch = ({ parentKind, kind }: UnitRow): boolean =>
  parentKind === 'department' && (kind === 'office' || kind === 'department');

export interface MatterStep {
  readonly version: number;
  readonly event: MatterEvent;
  readonly text: string | null;
  readonly documentNumber: string | null;
  readonly attendance: readonly store.Attendance[];
}

/** Takes the next step for one side of the matter. */
export function takeMatterStep(
  ctx: CityContext,
  side: Side,
  permission: Permission,
  id: string,
  step: MatterStep,
): Promise<MatterAnswer> {
  return commit(ctx, async () => {
    const [rows, called, policies, years] = await ctx.db.reads<
      [store.MatterRow, { branchId: string }, PolicyRow, CalendarRow]
    >([store.matterOf(ctx, permission, side, id), store.attendanceOf(id), policyOn(ctx.today), calendars()]);
    const matter = rows[0] ?? null;
    const state = decideMatterStep(matter, step);
    if (isRefusal(state)) return state;
    if (matter === null) return platformRefusals.refuse('not_found');
    const refused = refuseAttendance(called, step);
    if (refused) return refused;
    const deadline = deadlineOf(matter.kind, state, ctx.today, policyOf(policies), years.map(calendarOf));
    if (isRefusal(deadline)) return deadline;
    return stepPlan(ctx, matter, { ...step, state, deadline, late: isLate(matter.deadlineDay, ctx.today) });
  });
}

/** Who gathers says of each branch called whether it came, and of no other. */
function refuseAttendance(called: readonly { branchId: string }[], step: MatterStep): Refusal | null {
  if (step.event !== 'gather') return null;
  const told = new Set(step.attendance.map(({ branchId }) => branchId));
  const missing = called.filter(({ branchId }) => !told.has(branchId)).length;
  if (missing > 0) return powerRefusals.refuse('attendance_incomplete', { count: missing });
  const strange = step.attendance.some(({ branchId }) => !called.some((row) => row.branchId === branchId));
  return strange ? platformRefusals.refuse('not_found') : null;
}

interface DecidedStep extends MatterStep {
  readonly state: MatterState;
  readonly deadline: Deadline;
  readonly late: boolean;
}

export const stepPlan = (ctx: CityContext, matter: store.MatterRow, step: DecidedStep) => ({
  audit: {
    action: `powers.${matter.kind}.${step.event}`,
    subject: { type: 'power_matter', id: matter.id },
    reason: step.text ?? undefined,
    payload: { state: step.state, documentNumber: step.documentNumber, attendance: step.attendance, late: step.late },
  },
  writes: [
    ...store.planMatterStep(ctx, matter, step, step.deadline),
    ...(step.event === 'gather' || step.event === 'conclude' ? store.planAttendance(matter.id, step.attendance) : []),
  ],
  answer: { id: matter.id, state: step.state, version: matter.version + 1 },
});
