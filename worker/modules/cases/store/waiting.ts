import type { Permission } from '../../../core/permissions.ts';
import type { CityContext } from '../../../platform/context.ts';
import { grantedUnits, inScope } from '../../../platform/scope.ts';
import { sql, type Statement } from '../../../platform/statement.ts';

/** What a request may wait for: the grid's deliberation, a decision of its place, the report of a part. */
export const caseWaits = ['deliberate', 'decide', 'part'] as const;
export type CaseWait = (typeof caseWaits)[number];

export const waitPermission: Readonly<Record<CaseWait, Permission>> = {
  deliberate: 'cases.write',
  decide: 'cases.decide',
  part: 'cases.handle',
};

const openPart = (where: Statement): Statement => sql`EXISTS (SELECT 1 FROM case_part AS p
  WHERE p.case_id = m.id AND p.round = m.round AND p.report IS NULL AND ${where})`;

/** Condition on `m`, a request whose time runs: a part of it, where the condition on `p` holds, has not been reported. */
export const partIsOpen = (where: Statement): Statement =>
  sql`(m.paused_day IS NULL AND m.state = 'handling' AND ${openPart(where)})`;

/** Condition on `m`, a request: it waits for what this actor may do. Nothing waits for who may not. */
export function waitsForActor(ctx: CityContext, wait: CaseWait): Statement {
  const permission = waitPermission[wait];
  if (grantedUnits(ctx, permission).length === 0) return sql`0`;
  const place = inScope(ctx, permission, sql`m.unit_id`);
  const of: Readonly<Record<CaseWait, Statement>> = {
    deliberate: sql`m.state IN ('raised', 'reopened') AND ${place}`,
    // One list of states, not two joined by OR: so the index by state is used.
    decide: sql`${place} AND m.state IN ('deliberated', 'decided', 'handling')
      AND (m.state <> 'handling' OR NOT ${openPart(sql`1`)})`,
    part: sql`m.state = 'handling' AND ${openPart(inScope(ctx, permission, sql`p.unit_id`))}`,
  };
  return sql`(m.paused_day IS NULL AND ${of[wait]})`;
}
