import { month, type Day } from '../../../core/day.ts';
import { isRefusal } from '../../../core/refusal.ts';
import type { CityContext } from '../../../platform/context.ts';
import { inScope } from '../../../platform/scope.ts';
import { allOf, sql, type Statement } from '../../../platform/statement.ts';
import { workdayAfter } from '../rules/admission.ts';
import { isWhole, lightsOf, monthsDue, neededOf, wholeShare, type Lights, type PartState } from '../rules/matrix.ts';
import type { PriceMethod } from '../rules/price-of.ts';
import { calendarOf, calendars, policyOf, policyOn, type CalendarRow, type PolicyRow } from './admission.ts';
import { dutyStateOn } from './admitted.ts';
import { blockedItem } from './catalogue.ts';
import { toRedo } from './settlement.ts';

export interface MatrixFilter {
  readonly departmentId?: string | undefined;
  /** A street with its communities. */
  readonly streetId?: string | undefined;
}

interface CellRow {
  readonly dutyId: string;
  readonly code: string;
  readonly title: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly streetId: string;
  readonly streetName: string;
  readonly method: PriceMethod;
  readonly fromMonth: string;
  readonly untilMonth: string;
  readonly assignedMonth: string | null;
  readonly amountFen: number;
  readonly blocked: number;
  readonly assigned: number;
  readonly leaving: number;
  readonly authoritiesNeeded: number;
  readonly authoritiesStanding: number;
  readonly heldFen: number;
  readonly settledFen: number;
  readonly prepaidFen: number;
  readonly accepted: number;
  readonly monthsSettled: number;
  readonly monthsReported: number;
  readonly reportsLate: number;
}

const dayOf = (column: Statement): Statement => sql`date(${column}, '+8 hours')`;

/** Every unit of every duty that was live on a day, as it stood then: all from dated rows. */
function matrixCells(ctx: CityContext, on: Day, { departmentId, streetId }: MatrixFilter): Statement {
  const decided = sql`s.assignment_id = a.id AND s.state = 'verified' AND ${dayOf(sql`s.decided_at`)} <= ${on}`;
  const which = allOf([
    sql`${dutyStateOn(on)} = 'active' AND d.until_month >= substr(${on}, 1, 7)`,
    sql`a.id IS NULL OR a.until_day IS NULL OR a.until_day > ${on}`,
    sql`${inScope(ctx, 'duties.read', sql`d.department_id`)} OR ${inScope(ctx, 'duties.read', sql`t.unit_id`)}`,
    departmentId !== undefined && sql`d.department_id = ${departmentId}`,
    streetId !== undefined && sql`u.id = ${streetId} OR u.parent_id = ${streetId}`,
  ]);
  return sql`SELECT d.id AS dutyId, d.code, d.title, d.department_id AS departmentId, o.name AS departmentName,
      t.unit_id AS unitId, u.name AS unitName, d.method, d.from_month AS fromMonth, d.until_month AS untilMonth,
      CASE u.kind WHEN 'street' THEN u.id ELSE p.id END AS streetId, CASE u.kind WHEN 'street' THEN u.name ELSE p.name END AS streetName,
      substr(a.from_day, 1, 7) AS assignedMonth, t.amount_fen AS amountFen, coalesce(a.from_day <= ${on}, 0) AS assigned,
      ${blockedItem(on)} IS NOT NULL AS blocked,
      EXISTS (SELECT 1 FROM duty_step AS n WHERE n.duty_id = d.id AND n.event = 'give_notice' AND ${dayOf(sql`n.at`)} <= ${on}) AS leaving,
      (SELECT count(*) FROM duty_authority AS n WHERE n.duty_id = d.id) AS authoritiesNeeded,
      (SELECT count(*) FROM authority_grant AS g WHERE g.duty_id = d.id AND g.unit_id = t.unit_id
        AND g.from_day <= ${on} AND g.until_day > ${on}) AS authoritiesStanding,
      (SELECT coalesce(sum(h.amount_fen), 0) FROM ledger_hold AS h WHERE h.root_id = a.hold_root_id
        AND h.opened_day <= ${on} AND (h.ended_at IS NULL OR ${dayOf(sql`h.ended_at`)} > ${on})) AS heldFen,
      (SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s WHERE ${decided}) AS settledFen,
      (SELECT coalesce(sum(s.due_fen), 0) FROM duty_settlement AS s WHERE ${decided} AND s.part = 'prepayment') AS prepaidFen,
      EXISTS (SELECT 1 FROM duty_settlement AS s WHERE ${decided} AND s.part = 'balance' AND NOT ${toRedo}) AS accepted,
      (SELECT count(*) FROM duty_settlement AS s WHERE ${decided} AND s.part = 'month' AND s.month >= substr(a.from_day, 1, 7) AND NOT ${toRedo}) AS monthsSettled,
      (SELECT count(*) FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.part = 'month'
        AND ${dayOf(sql`s.reported_at`)} <= ${on} AND s.month < substr(${on}, 1, 7) AND s.month >= substr(a.from_day, 1, 7)
        AND NOT ((s.state = 'returned' OR ${toRedo}) AND ${dayOf(sql`s.decided_at`)} <= ${on})) AS monthsReported,
      (SELECT count(*) FROM duty_settlement AS s WHERE s.assignment_id = a.id AND s.verify_by < ${on}
        AND ${dayOf(sql`s.reported_at`)} <= ${on} AND (s.decided_at IS NULL OR ${dayOf(sql`s.decided_at`)} > ${on})) AS reportsLate
    FROM duty AS d JOIN duty_target AS t ON t.duty_id = d.id
    LEFT JOIN duty_assignment AS a ON a.duty_id = d.id AND a.unit_id = t.unit_id
    JOIN unit AS o ON o.id = d.department_id JOIN unit AS u ON u.id = t.unit_id LEFT JOIN unit AS p ON p.id = u.parent_id
    WHERE ${which} ORDER BY d.code, u.pinyin`;
}

const earliest = (): Statement => sql`SELECT min(from_day) AS day FROM duty_assignment`;

type Lit = CellRow & { readonly lights: Lights };

/** What cells are made of: three statements, for a round trip of whoever asks. */
export const matrixReads = (ctx: CityContext, on: Day, filter: MatrixFilter): readonly Statement[] => [
  matrixCells(ctx, on, filter),
  policyOn(on),
  calendars(),
];

function lit(rows: readonly CellRow[], policies: readonly PolicyRow[], years: readonly CalendarRow[], on: Day): Lit[] {
  const reportBy = deadlines(policyOf(policies).workdays.report, years);
  return rows.map((row) => ({ ...row, lights: lightsOf(cellOf(row, on, reportBy)) }));
}

const isRed = ({ duty, authority, money }: Lights): boolean => [duty, authority, money].includes('red');

/** Of what {@link matrixReads} answered: each unit of each live duty, whether it stands whole, or a leg is missing. */
export function readCells(answers: readonly (readonly object[])[], on: Day) {
  const [rows, policies, years] = answers as unknown as [CellRow[], PolicyRow[], CalendarRow[]];
  return lit(rows, policies, years, on).map(({ unitId, lights }) => ({
    unitId,
    whole: isWhole(lights),
    red: isRed(lights),
  }));
}

/** Every live duty × unit with its three lights as it stood on a day, in whole, by department and by street. */
export async function readMatrix(ctx: CityContext, on: Day, filter: MatrixFilter) {
  const [rows, policies, years, first] = await ctx.db.reads<[CellRow, PolicyRow, CalendarRow, { day: Day | null }]>([
    matrixCells(ctx, on, filter),
    policyOn(on),
    calendars(),
    earliest(),
  ]);
  const cells = lit(rows, policies, years, on);
  const units = new Map(
    rows.map(({ unitId, unitName, streetId }) => [unitId, { id: unitId, name: unitName, streetId }]),
  );
  const duties = [...Map.groupBy(cells, ({ dutyId }) => dutyId)].map(([id, members]) => dutyRow(id, members));
  return {
    day: on,
    fromDay: first[0]?.day ?? null,
    whole: wholeShare(cells),
    byDepartment: summed(cells, ({ departmentId, departmentName }) => [departmentId, departmentName]),
    byStreet: summed(cells, ({ streetId, streetName }) => [streetId, streetName]),
    units: [...units.values()],
    duties,
  };
}

const dutyRow = (id: string, members: readonly Lit[]) => ({
  id,
  code: members[0]?.code ?? '',
  title: members[0]?.title ?? '',
  departmentName: members[0]?.departmentName ?? '',
  cells: members.map(({ unitId, lights, heldFen, settledFen }) => ({ unitId, ...lights, heldFen, settledFen })),
});

/** Counts of cells by their worst light, and the share of duties that stand whole, for each group. */
function summed(cells: readonly Lit[], keyOf: (cell: Lit) => readonly [string, string]) {
  return [...Map.groupBy(cells, (cell) => keyOf(cell)[0])].map(([id, members]) => {
    const worst = members.map(({ lights }) => (isRed(lights) ? 'red' : isWhole(lights) ? 'green' : 'amber'));
    const count = (light: string) => worst.filter((one) => one === light).length;
    return {
      id,
      name: members[0] ? keyOf(members[0])[1] : '',
      cells: members.length,
      green: count('green'),
      amber: count('amber'),
      red: count('red'),
      whole: wholeShare(members),
    };
  });
}

/** The last day for reporting a month; where no calendar is known the month's own last day, which is the stricter. */
function deadlines(workdays: number, rows: readonly CalendarRow[]): (end: Day) => Day {
  const known = rows.map(calendarOf);
  const found = new Map<Day, Day>();
  return (end) => {
    const stored = found.get(end);
    if (stored) return stored;
    const last = workdayAfter(end, workdays, known);
    const day = isRefusal(last) ? end : last;
    found.set(end, day);
    return day;
  };
}

function cellOf(row: CellRow, on: Day, reportBy: (end: Day) => Day) {
  const part: PartState = {
    ...row,
    fromMonth: month(row.fromMonth),
    untilMonth: month(row.untilMonth),
    assignedMonth: month(row.assignedMonth ?? row.fromMonth),
    accepted: row.accepted === 1,
  };
  return {
    ...row,
    blocked: row.blocked === 1,
    assigned: row.assigned === 1,
    leaving: row.leaving === 1,
    neededFen: neededOf(part),
    monthsUnreported: Math.max(0, monthsDue(part, on, reportBy) - row.monthsReported),
  };
}
