import { monthsBetween, type Month } from '../../../core/day.ts';
import { fen, splitFen, type Fen } from '../../../core/fen.ts';
import { parseDecimal } from '../../../core/ratio.ts';
import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import { platformRefusals } from '../../../platform/refused.ts';
import { accountLabel, accountsById, type AccountFacts } from '../../ledger/index.ts';
import {
  decideDraft,
  decideStep,
  plainTitle,
  refuseOverlap,
  weightOf,
  type DraftFacts,
  type DraftInput,
  type StandingTerm,
} from '../rules/duty.ts';
import { termAmount, type PriceRule } from '../rules/price-of.ts';
import * as facts from '../store/facts.ts';
import { termRenewed } from '../store/renewal.ts';
import { blockedTitle } from '../store/catalogue.ts';
import { planDraft, planRevision, type DraftRow } from '../store/writes.ts';

export interface DutyDraft extends DraftInput {
  readonly content: string;
  readonly legalBasis: string;
  readonly departmentId: string;
  readonly measure?: string | undefined;
  readonly unitPriceFen?: Fen | undefined;
  readonly difficulty?: string | undefined;
  readonly uses?: readonly string[] | undefined;
  readonly renewsId?: string | undefined;
  readonly authorities: readonly { readonly what: string; readonly overWhat: string; readonly departmentId: string }[];
}

/** A department writes down what it wants to hand over. */
export function draftDuty(ctx: CityContext, input: DutyDraft): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const id = ctx.newId('dty');
    const draft = decided(await loadDraft(ctx, id, input), id, input);
    if (isRefusal(draft)) return draft;
    return {
      audit: { action: 'duties.duty.draft', subject: { type: 'duty', id }, payload: draft },
      writes: planDraft(ctx, draft),
      answer: { id, version: 1 },
    };
  });
}

export function reviseDuty(
  ctx: CityContext,
  id: string,
  input: DutyDraft & { readonly version: number },
): Promise<{ id: string; version: number }> {
  return commit(ctx, async () => {
    const duty = await ctx.db.first<facts.DutyRow>(facts.dutyOfDepartment(ctx, 'duties.write', id));
    if (!duty || duty.departmentId !== input.departmentId) return platformRefusals.refuse('not_found');
    const { version, ...rest } = input;
    const refused = decideStep(duty, 'revise', version);
    if (refused) return refused;
    const draft = decided(await loadDraft(ctx, id, rest), id, rest);
    if (isRefusal(draft)) return draft;
    return {
      audit: { action: 'duties.duty.revise', subject: { type: 'duty', id }, payload: draft },
      writes: planRevision(ctx, duty, draft),
      answer: { id, version: duty.version + 1 },
    };
  });
}

async function loadDraft(ctx: CityContext, id: string, input: DutyDraft) {
  const named = [
    ...input.targets.map(({ unitId }) => unitId),
    ...input.authorities.map(({ departmentId }) => departmentId),
  ];
  type Unit = DraftFacts['units'][number];
  const [departments, units, lines, rules, blocked, renewed] = await ctx.db.reads<
    [Unit, Unit, AccountFacts, facts.PriceRuleRow, NonNullable<DraftFacts['blocked']>, StandingTerm]
  >([
    facts.departmentWithin(ctx, input.departmentId),
    facts.standingUnits(named),
    accountsById(ctx, 'duties.write', input.lineId ? [input.lineId] : []),
    facts.priceRuleOn(ctx.today),
    blockedTitle(plainTitle(input.title), ctx.today),
    termRenewed(id, input.renewsId ?? null),
  ]);
  const line = lines[0] ? { ...lines[0], label: accountLabel(lines[0]) } : null;
  return {
    department: departments[0],
    units,
    line,
    blocked: blocked[0] ?? null,
    renewed: renewed[0] ?? null,
    rule: facts.priceRule(rules),
  };
}

function decided(loaded: Awaited<ReturnType<typeof loadDraft>>, id: string, input: DutyDraft): DraftRow | Refusal {
  if (!loaded.department) return platformRefusals.refuse('not_found');
  const refused =
    decideDraft({ ...loaded, departmentId: input.departmentId }, input) ??
    refuseOverlap(loaded.renewed, input.fromMonth);
  return refused ?? { ...input, id, parts: parts(input, loaded) };
}

function parts(input: DutyDraft, { rule, units }: { rule: PriceRule; units: DraftFacts['units'] }) {
  const { method, unitPriceFen, difficulty, fromMonth, untilMonth } = input;
  if (method === 'allocation') return shares(input, units);
  const price = { method, unitPriceFen: unitPriceFen ?? null, difficulty: difficulty ?? null };
  return input.targets.map(({ unitId, monthlyVolume, packageFen }) => {
    const part = { monthlyVolume: monthlyVolume ?? null, packageFen: packageFen ?? null };
    return {
      unitId,
      weight: null,
      monthlyVolume: part.monthlyVolume,
      amountFen: termAmount(price, part, months(fromMonth, untilMonth), rule),
    };
  });
}

/** A pool shared by the weights as they stand today: the parts equal the pool. */
function shares({ targets, basis, poolFen }: DutyDraft, units: DraftFacts['units']) {
  const weights = targets.map(({ unitId, weight }) =>
    weightOf(basis, weight, units.find(({ id }) => id === unitId) ?? {}),
  );
  const amounts = targets.length === 0 ? [] : splitFen(poolFen ?? fen(0), weights.map(parseDecimal));
  return targets.map(({ unitId }, at) => ({
    unitId,
    monthlyVolume: null,
    weight: weights[at] ?? null,
    amountFen: amounts[at] ?? fen(0),
  }));
}

const months = (from: Month, until: Month): number => monthsBetween(from, until) + 1;
