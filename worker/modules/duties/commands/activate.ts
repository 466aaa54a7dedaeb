import { addDays, lastDay } from '../../../core/day.ts';
import { sumFen, type Fen } from '../../../core/fen.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals, RefusedError } from '../../../platform/refused.ts';
import {
  anyAccountsById,
  availableFen,
  fiscalYears,
  planAccounts,
  planHolds,
  unitAccounts,
  type AccountFacts,
  type FiscalYear,
  type NewAccount,
} from '../../ledger/index.ts';
import {
  decideActivation,
  legs,
  lineLabel,
  missingLegs,
  refuseFunds,
  type ActivationFacts,
} from '../rules/activation.ts';
import { dutyRefusals } from '../rules/refusals.ts';
import { blockedBy, blockedTitles, type BlockedRow } from '../store/catalogue.ts';
import * as facts from '../store/facts.ts';
import { planLegs, planStep, type Leg } from '../store/writes.ts';

interface Loaded extends ActivationFacts {
  readonly row: facts.DutyRow;
  readonly unitAccounts: readonly AccountFacts[];
}

async function loadActivation(ctx: CityContext, id: string): Promise<Loaded | null> {
  const row = await ctx.db.first<facts.DutyRow>(facts.dutyOfDepartment(ctx, 'duties.activate', id));
  if (!row) return null;
  const [targets, needs, lines, years, blocked] = await ctx.db.reads<
    [facts.TargetRow, facts.AuthorityRow, AccountFacts, FiscalYear, BlockedRow]
  >([
    facts.targetsOf(id),
    facts.authoritiesOf(id),
    anyAccountsById(row.lineId ? [row.lineId] : []),
    fiscalYears(),
    blockedTitles(ctx.today),
  ]);
  const unitIds = targets.map(({ unitId }) => unitId);
  return {
    row,
    duty: row,
    blocked: blockedBy(blocked, row.title),
    untilMonth: row.untilMonth,
    targets: targets.map((each) => ({ ...each, standing: each.standing === 1 })),
    authorities: needs.map((each) => ({ ...each, standing: each.standing === 1 })),
    line: lines[0] ?? null,
    ledger: { years, today: ctx.today },
    unitAccounts: await ctx.db.all<AccountFacts>(unitAccounts(unitIds, row.year)),
  };
}

/** How the three legs stand and what the line would be left with: the decision without the commit. */
export async function previewActivation(ctx: CityContext, id: string) {
  const loaded = await loadActivation(ctx, id);
  if (!loaded) throw new RefusedError(platformRefusals.refuse('not_found'));
  const missing = missingLegs(loaded);
  const neededFen = sumFen(loaded.targets.map(({ amountFen }) => amountFen));
  const available = loaded.line ? availableFen(loaded.line) : (0 as Fen);
  return {
    legs: legs.map((leg) => ({ leg, stands: !missing.includes(leg) })),
    units: loaded.targets.length,
    grants: loaded.targets.length * loaded.authorities.length,
    line: lineLabel(loaded.line),
    availableFen: available,
    neededFen,
    leftFen: sumFen([available, -neededFen]),
    enough: loaded.line !== null && refuseFunds(loaded) === null,
  };
}

export interface Activated {
  readonly id: string;
  readonly version: number;
  readonly assignments: number;
  readonly grants: number;
  readonly heldFen: Fen;
}

/**
 * Hands a duty down: in one batch each unit is assigned, each authority granted, each unit's money held. One leg that
 * cannot stand keeps all from being written.
 */
export function activateDuty(ctx: CityContext, id: string, version: number): Promise<Activated> {
  return commit(ctx, async () => {
    const loaded = await loadActivation(ctx, id);
    if (!loaded) return platformRefusals.refuse('not_found');
    const { duty, row, line, targets, authorities } = loaded;
    const refused = decideActivation(loaded, version);
    if (refused || !line) return refused ?? dutyRefusals.refuse('legs_missing', { legs: 'money' });
    const each = targets.map(({ unitId }) => newLeg(ctx, unitId, authorities));
    const heldFen = sumFen(targets.map(({ amountFen }) => amountFen));
    const grants = targets.length * authorities.length;
    const holds = each.map(({ holdId, unitId }, at) => ({
      id: holdId,
      accountId: line.id,
      amountFen: targets[at]?.amountFen ?? (0 as Fen),
      purpose: row.title,
      subject: { type: 'duty', id },
      payeeUnitId: unitId,
      deadlineDay: null,
    }));
    return {
      audit: {
        action: 'duties.duty.activate',
        subject: { type: 'duty', id },
        payload: {
          units: targets.map(({ unitId, amountFen }) => ({ unitId, amountFen })),
          authorities,
          lineId: line.id,
          heldFen,
        },
      },
      writes: [
        ...planStep(ctx, duty, 'activate'),
        ...planAccounts(ctx, missingAccounts(ctx, loaded)),
        ...planHolds(ctx, holds),
        ...planLegs(ctx, id, each, addDays(lastDay(row.untilMonth), 1)),
      ],
      answer: { id, version: duty.version + 1, assignments: each.length, grants, heldFen },
    };
  });
}

function newLeg(ctx: CityContext, unitId: string, authorities: Loaded['authorities']): Leg {
  const grants = authorities.map(({ what, overWhat, departmentId }) => ({
    what,
    overWhat,
    departmentId,
    id: ctx.newId('agr'),
  }));
  return { assignmentId: ctx.newId('das'), unitId, holdId: ctx.newId('hld'), grants };
}

/** The duty's own account, and one for each unit that has none yet in this year. */
function missingAccounts(ctx: CityContext, { row, targets, unitAccounts: present }: Loaded): NewAccount[] {
  const fiscalYear = row.year;
  const dutyAccount = { kind: 'duty' as const, name: row.title, unitId: row.departmentId, subjectId: row.id };
  const lacking = targets.filter(({ unitId }) => !present.some((account) => account.unitId === unitId));
  const units = lacking.map(({ unitId, unitName }) => ({
    kind: 'unit' as const,
    name: unitName,
    unitId,
    subjectId: null,
  }));
  return [dutyAccount, ...units].map((account) => ({ ...account, id: ctx.newId('acc'), fiscalYear }));
}
