import { addDays, compareDay, day, monthOfDay, yearOf, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { onePhotograph, paperCount, voteOf } from './ballots.ts';
import type { CityCommunity } from './organisation.ts';
import { random, type Random } from './random.ts';
import type { Worker } from './workers.ts';

/** Who takes part in the year that runs: each by their own hand. */
export interface YearPeople {
  readonly admin: Session;
  /** The colleague in a role. */
  readonly as: (role: string) => Session;
  /** A resident: nobody signed in. */
  readonly resident: Session;
}

export interface YearOptions {
  readonly today: Day;
  readonly seed: number;
  /** Where the colleagues of street and community work. */
  readonly community: CityCommunity;
  readonly communities: readonly CityCommunity[];
  readonly workers: readonly Worker[];
}

interface Items<T> {
  readonly items: readonly T[];
}

interface Sheet {
  readonly stamp: string;
  readonly forms: readonly { readonly fields: readonly { readonly code: string; readonly most: string }[] }[];
  readonly items: readonly { readonly assignmentId: string; readonly form: number; readonly version: number }[];
}

/** As many of the months that are over: enough for the scheme's fewest. */
const markedMonths = 8;
const ballotDays = 14;

/** This year's assessment on its way: open, with marks, events, raters at work and ballots. All of it invented (示例). */
export async function beginYear(people: YearPeople, options: YearOptions): Promise<void> {
  const officer = people.as('hr_officer');
  const { items } = await officer.get<Items<{ id: string; code: string }>>('/assessment/schemes');
  const schemeId = items.find(({ code }) => code === 'representative_year')?.id;
  const year = yearOf(options.today);
  const cycle = await officer.post<{ id: string }>('/assessment/cycles', { year, schemeId });
  const path = `/assessment/cycles/${cycle.id}`;
  await officer.post(`${path}/enrol`, {});
  await officer.post(`${path}/raters/plan`, {});
  const planned = await officer.get<{ version: number }>(path);
  const { version } = await officer.put<{ version: number }>(`${path}/deadlines`, {
    version: planned.version,
    deadlines: [
      { state: 'open', dueDay: addDays(options.today, ballotDays + 6) },
      { state: 'collected', dueDay: addDays(options.today, ballotDays + 16) },
    ],
  });
  await officer.post(`${path}/open`, { version });
  await officer.post(`${path}/figures`, {});
  await markQuarters(people.admin, path, options);
  await markMonths(people, path, options);
  await happen(people, path, options);
  await rate(people, cycle.id, random(options.seed + 1));
  await vote(people, path, options);
}

const monthsOver = (today: Day): string[] =>
  Array.from({ length: 12 }, (_, at) => `${yearOf(today)}-${String(at + 1).padStart(2, '0')}`)
    .filter((month) => month < monthOfDay(today))
    .slice(-markedMonths);

/** Between the grades, so that a mark needs no cause; one in twenty has one. */
const ordinaryMark = (random: Random): number => 7_700 + random.int(0, 1_280);

async function markMonths({ as }: YearPeople, path: string, options: YearOptions): Promise<void> {
  const source = random(options.seed);
  for (const period of [...monthsOver(options.today), ...quartersOver(options.today)])
    for (const [session, group] of [
      [as('street_officer'), 'street'],
      [as('community_officer'), 'community'],
    ] as const) {
      if (group === 'community' && period.includes('Q')) continue;
      const query = `period=${period}&group=${group}&pageSize=200`;
      const grid = await session.get<Items<{ workerId: string }>>(`${path}/regular-marks?${query}`);
      const marks = grid.items.map(({ workerId }) => ({ workerId, replaces: null, ...markWithCause(source) }));
      if (marks.length > 0) await session.post(`${path}/regular-marks`, { period, group, marks });
    }
}

/** Elsewhere only the quarters are marked: so far, everybody has a score. */
async function markQuarters(admin: Session, path: string, options: YearOptions): Promise<void> {
  const source = random(options.seed + 3);
  const { streetId } = options.community;
  const otherStreets = [...new Set(options.communities.map((one) => one.streetId))].filter((id) => id !== streetId);
  for (const period of quartersOver(options.today))
    for (const unitId of otherStreets) {
      const query = `period=${period}&group=street&unitId=${unitId}&pageSize=200`;
      const grid = await admin.get<Items<{ workerId: string }>>(`${path}/regular-marks?${query}`);
      const marks = grid.items.map(({ workerId }) => ({ workerId, replaces: null, ...markWithCause(source) }));
      if (marks.length > 0) await admin.post(`${path}/regular-marks`, { period, group: 'street', marks });
    }
}

function markWithCause(source: Random): { score: string; cause: string | null } {
  if (source.chance(0.08)) return { score: String(source.int(90, 96)), cause: '急难愁盼事项处置及时，居民书面致谢' };
  if (source.chance(0.02)) return { score: String(source.int(66, 74)), cause: '入户走访未达要求，台账缺项' };
  return { score: (ordinaryMark(source) / 100).toFixed(2), cause: null };
}

const quartersOver = (today: Day): string[] =>
  [1, 2, 3]
    .filter((quarter) => compareDay(day(`${yearOf(today)}-${String(quarter * 3).padStart(2, '0')}-28`), today) < 0)
    .map((quarter) => `${yearOf(today)}-Q${quarter}`);

/** Four events: confirmed, declined and two that wait for a second person. */
async function happen({ as }: YearPeople, path: string, options: YearOptions): Promise<void> {
  const [street, community] = [as('street_officer'), as('community_officer')];
  const there = options.workers.filter(
    ({ unitId, postType }) => unitId === options.community.id && postType === 'staff',
  );
  const first = `${yearOf(options.today)}-01-01`;
  const onDay = options.today.slice(5) > '01-20' ? addDays(options.today, -20) : first;
  const propose = (who: Session, at: number, kind: string, item: string, document: string, cause: string) =>
    who.post<{ id: string; version: number }>(`${path}/events`, {
      workerId: there[at % there.length]?.id,
      kind,
      item,
      times: 1,
      onDay,
      document,
      cause,
    });
  const award = await propose(community, 0, 'bonus', 'city_award', '示例：市级表彰决定', '获评市级优秀社区工作者');
  await street.post(`/assessment/events/${award.id}/decision`, { outcome: 'confirmed', version: award.version });
  const late = await propose(community, 1, 'deduction', 'missed_deadline', '示例：事项逾期清单', '低保复核逾期两日');
  await street.post(`/assessment/events/${late.id}/decision`, { outcome: 'declined', version: late.version });
  await propose(community, 2, 'bonus', 'certificate', '示例：社会工作者职业资格证书', '通过当年社会工作者考试');
  await propose(street, 3, 'deduction', 'upheld_complaint', '示例：投诉核实单', '办理态度生硬，核实属实');
}

/** The street's officer is half way, one colleague has sent, another has begun. */
async function rate({ as }: YearPeople, cycleId: string, source: Random): Promise<void> {
  await fillSheet(as('street_officer'), `/assessment/rating/${cycleId}/street`, source, 0.5);
  const peers = `/assessment/rating/${cycleId}/peers`;
  await fillSheet(as('worker'), peers, source, 0.4);
  const sender = as('grid_worker');
  await fillSheet(sender, peers, source, 1);
  const { stamp } = await sender.get<Sheet>(peers);
  await sender.post(`${peers}/send`, { stamp });
}

async function fillSheet(session: Session, path: string, source: Random, share: number): Promise<void> {
  const { forms, items } = await session.get<Sheet>(path);
  const rows = items.slice(0, Math.min(200, Math.ceil(items.length * share)));
  const filled = rows.map(({ assignmentId, form, version }) => ({
    assignmentId,
    version,
    marks: Object.fromEntries(
      (forms[form]?.fields ?? []).map(({ code, most }) => [
        code,
        ((Number(most) * (78 + source.int(0, 20))) / 100).toFixed(1),
      ]),
    ),
  }));
  if (filled.length > 0) await session.put(`${path}/draft`, { items: filled });
}

/** One community votes by link and is not done yet; in another two people counted papers, and the box is closed. */
async function vote(people: YearPeople, path: string, options: YearOptions): Promise<void> {
  const [officer, street] = [people.as('hr_officer'), people.as('street_officer')];
  const source = random(options.seed + 2);
  const printed = await street.post<{ sheets: readonly { kind: string; links: readonly string[] }[] }>(
    `${path}/ballot-sheets`,
    {
      unitIds: [options.community.id],
      kinds: [
        { kind: 'ordinary', links: 48 },
        { kind: 'leader', links: 6 },
        { kind: 'party', links: 6 },
      ],
      until: addDays(options.today, ballotDays),
    },
  );
  const links = printed.sheets.flatMap((sheet) => sheet.links.slice(0, sheet.kind === 'ordinary' ? 8 : 2));
  for (const token of links) await people.resident.post('/ballot/cast', await voteOf(people.resident, token, source));

  const { id: here, streetId } = options.community;
  const other = options.communities.find((one) => one.id !== here && one.streetId === streetId);
  if (!other) return;
  const numbers = options.workers.filter(({ unitId }) => unitId === other.id).length;
  const paper = paperCount(other.id, numbers, source);
  const { id, boxId } = await street.post<{ id: string; boxId: string }>(`${path}/paper-counts`, paper);
  await street.upload('/attachments', onePhotograph(), { subjectType: 'assessment.paper_count', subjectId: id });
  await officer.post(`/assessment/paper-counts/${id}/confirm`, {});
  const box = await officer.get<{ version: number }>(`/assessment/ballot-boxes/${boxId}`);
  await officer.post(`/assessment/ballot-boxes/${boxId}/count`, { version: box.version });
}
