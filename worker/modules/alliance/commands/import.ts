import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { commit } from '../../../platform/commit.ts';
import type { CityContext } from '../../../platform/context.ts';
import {
  openSheet,
  refuseOpen,
  type SheetOutcome,
  type SheetPlan,
  type Upload,
} from '../../../platform/http/import.ts';
import { RefusedError } from '../../../platform/refused.ts';
import type { Statement } from '../../../platform/statement.ts';
import { codesOf, memberSheet, readMembers } from '../rules/sheet-members.ts';
import { lineSheet, readLines } from '../rules/sheet-lines.ts';
import { sealContact } from '../sealing.ts';
import { planLines } from '../store/lines.ts';
import { planMembers, standingCodes } from '../store/members.ts';
import { policyOf, policyOn, type PolicyRow } from '../store/policy.ts';
import { namedMembers, namedUnits, type NamedMember, type NamedUnit } from '../store/sheet-facts.ts';

export type What = 'organisations' | 'lines';

interface AlliancePlan extends SheetPlan {
  /** Made only when the sheet is brought in: sealing takes its time. */
  readonly writes: () => Promise<readonly Statement[]>;
}

const reason = { 'zh-CN': '表格导入', 'ko-KR': '표 가져오기', en: 'Brought in from a sheet' } as const;

/** What a sheet of organisations would add; members of today stay as they are. */
async function planMemberSheet(ctx: CityContext, upload: Upload): Promise<AlliancePlan | Refusal> {
  const opened = await openSheet(upload, memberSheet);
  if (isRefusal(opened)) return opened;
  const [terms, units, standing] = await ctx.db.reads<[PolicyRow, NamedUnit, { creditCode: string }]>([
    policyOn(ctx.today),
    namedUnits(ctx),
    standingCodes(ctx, codesOf(opened.table)),
  ]);
  const known = new Set(standing.map(({ creditCode }) => creditCode));
  const { kinds } = policyOf(terms);
  const { members, passed, problems } = readMembers(opened.table, { kinds, units, known, today: ctx.today });
  return {
    opened,
    problems,
    outcome: { created: members.length, updated: 0, unchanged: passed, skipped: opened.table.skipped.length },
    writes: async () => {
      const rows = await Promise.all(
        members.map(async ({ contact, ...member }) => ({
          ...member,
          id: ctx.newId('aorg'),
          contactSealed: await sealContact(ctx.keyring, 'organisation', contact),
          reason: reason[ctx.locale],
        })),
      );
      return planMembers(ctx, rows);
    },
  };
}

/** What a sheet of lines would add to the lists. */
async function planLineSheet(ctx: CityContext, upload: Upload): Promise<AlliancePlan | Refusal> {
  const opened = await openSheet(upload, lineSheet);
  if (isRefusal(opened)) return opened;
  const [terms, units, members] = await ctx.db.reads<[PolicyRow, NamedUnit, NamedMember]>([
    policyOn(ctx.today),
    namedUnits(ctx),
    namedMembers(ctx),
  ]);
  const facts = { policy: policyOf(terms), units, members, today: ctx.today };
  const { lines, problems } = readLines(opened.table, facts);
  return {
    opened,
    problems,
    outcome: { created: lines.length, updated: 0, unchanged: 0, skipped: opened.table.skipped.length },
    writes: () =>
      Promise.resolve(
        planLines(
          ctx,
          lines.map((line) => ({ ...line, id: ctx.newId('alin') })),
        ),
      ),
  };
}

const planOf = { organisations: planMemberSheet, lines: planLineSheet } as const;

/** For a dry run: the plan, or the refusal thrown. */
export async function previewSheet(ctx: CityContext, what: What, upload: Upload): Promise<SheetPlan> {
  const plan = await planOf[what](ctx, upload);
  if (isRefusal(plan)) throw new RefusedError(plan);
  return plan;
}

/** Brings a sheet in, all of it or nothing. @throws RefusedError when problems are left */
export function importSheet(ctx: CityContext, what: What, upload: Upload): Promise<SheetOutcome> {
  return commit(ctx, async () => {
    const plan = await planOf[what](ctx, upload);
    if (isRefusal(plan)) return plan;
    const open = refuseOpen(plan, upload.decisions, ctx.locale);
    if (open) return open;
    return {
      audit: {
        action: `alliance.${what}.import`,
        subject: { type: 'alliance_import', id: ctx.newId('aimp') },
        payload: { file: upload.file.name, ...plan.outcome },
      },
      writes: await plan.writes(),
      answer: plan.outcome,
    };
  });
}
