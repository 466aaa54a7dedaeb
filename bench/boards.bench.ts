import type { Measure } from '../scripts/bench.ts';
import { measureRoute, type Route } from './floor/routes.ts';
import { newCity, withFloor, type City, type Floor } from './floor/server.ts';

const plates = 50_000;
const lines = 50_000;
const organisations = 1_000;

/** Plates of two years, every tenth on the board; organisations with lines of this year, every fifth still running. */
async function fill(floor: Floor, { binding }: City): Promise<void> {
  const database = await floor.database(binding);
  const numbered = (count: number, kind: string) => `WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c
    WHERE n < ${count}), g AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS all_of FROM unit
    WHERE kind = '${kind}' AND until_day IS NULL)`;
  const place = '(SELECT id FROM g WHERE at = c.n % all_of)';
  const day = (from: string, spread: number) => `date('now', '${from}', '+' || (c.n * 7919 % ${spread}) || ' days')`;
  const hangs = 'c.n % 10 = 0';
  const runs = 'c.n % 5 = 0';
  await database
    .prepare(
      `INSERT INTO listing (id, year, ordinal, kind, level, title, content, unit_id, owner_unit_id, owner_name, source_kind, state,
        first_due_day, due_day, yellow_day, base_day, city_day, round_began_at, delisted_day, reported_day, resident_word,
        reported_by, listed_day, listed_by, listed_by_name)
      ${numbered(plates, 'community')} SELECT 'lst_' || c.n, 2025 + c.n % 2, c.n, 'safety', 'ordinary', '外墙脱落 ' || c.n, '内容',
        ${place}, ${place}, '负责人', 'typed', CASE WHEN ${hangs} THEN 'listed' ELSE 'delisted' END, ${day('-20 days', 40)},
        ${day('-20 days', 40)}, ${day('-23 days', 40)}, ${day('-60 days', 30)}, ${day('-10 days', 40)}, '2026-01-01T00:00:00.000Z',
        CASE WHEN ${hangs} THEN NULL ELSE ${day('-300 days', 290)} END, CASE WHEN ${hangs} THEN NULL ELSE ${day('-310 days', 290)} END,
        CASE WHEN ${hangs} THEN NULL ELSE '修好了' END, CASE WHEN ${hangs} THEN NULL ELSE 'usr_bench' END,
        ${day('-365 days', 360)}, 'usr_bench', '测速员' FROM c`,
    )
    .run();
  await database.batch([
    database.prepare(
      `INSERT INTO alliance_organisation (id, credit_code, unit_id, joined_day)
      ${numbered(organisations, 'community')} SELECT 'org_' || c.n, printf('9122240100000%05d', c.n), ${place}, '2025-01-01' FROM c`,
    ),
    database.prepare(
      `INSERT INTO alliance_organisation_edition (organisation_id, seq, from_day, name, kind, party_members, contact_name, reason,
        recorded_at, recorded_by_name)
      SELECT id, 1, '2025-01-01', '单位 ' || id, 'organ', 10, '某人', '签约', '2025-01-01T00:00:00.000Z', '测速员' FROM alliance_organisation`,
    ),
    database.prepare(
      `INSERT INTO alliance_line (id, list, title, theme, unit_id, organisation_id, promised_minutes, promised_fen, delivered_minutes,
        from_day, due_day, first_due_day, state, done_day, done_by, made_at, made_by, made_by_name)
      ${numbered(lines, 'community')} SELECT 'lin_' || c.n, CASE c.n % 3 WHEN 0 THEN 'resource' ELSE 'project' END, '楼道调解 ' || c.n,
        'law', ${place}, 'org_' || (1 + c.n % ${organisations}), 120, 0, 60, '2025-01-01', ${day('-20 days', 40)},
        ${day('-20 days', 40)}, CASE WHEN ${runs} THEN 'underway' ELSE 'confirmed' END,
        CASE WHEN ${runs} THEN NULL ELSE '2026-01-01' END, CASE WHEN ${runs} THEN NULL ELSE 'usr_bench' END,
        '2026-01-01T00:00:00.000Z', 'usr_bench', '测速员' FROM c`,
    ),
    database.prepare('ANALYZE'),
  ]);
}

const today = `date('now', '+8 hours')`;
const year = `strftime('%Y', ${today})`;
const hangs = `l.state NOT IN ('delisted', 'revoked')`;
const plate = `SELECT l.id, l.year, l.ordinal, l.title, l.kind, l.level, u.name, o.name, l.owner_name, l.state, l.due_day, l.yellow_day,
  l.version FROM listing AS l JOIN unit AS u ON u.id = l.unit_id JOIN unit AS o ON o.id = l.owner_unit_id`;
const line = `SELECT l.id, l.list, l.title, l.theme, u.name, e.name, l.promised_minutes, l.promised_fen, l.delivered_minutes,
  l.delivered_fen, l.due_day, l.done_day, l.state, l.version FROM alliance_line AS l JOIN unit AS u ON u.id = l.unit_id
  JOIN alliance_organisation_edition AS e ON e.organisation_id = l.organisation_id AND e.seq = 1`;
const overdue = `l.state IN ('open', 'underway') AND l.due_day < ${today}`;
const byOrganisation = `SELECT l.organisation_id, count(*), sum(l.promised_minutes), sum(l.promised_fen), sum(l.delivered_minutes),
  sum(l.delivered_fen), sum(coalesce(l.done_day, ${today}) > l.due_day) FROM alliance_line AS l
  WHERE l.list IN ('resource', 'project') AND l.state <> 'cancelled' AND l.due_day BETWEEN ${year} || '-01-01' AND ${year} || '-12-31'
  GROUP BY l.organisation_id`;

const routes: readonly Route[] = [
  {
    name: 'plates on the board, by deadline',
    path: '/listings?open=true&pageSize=50&sort=dueDay',
    bare: [
      `${plate} WHERE ${hangs} ORDER BY l.due_day, l.id LIMIT 50`,
      `SELECT count(*) FROM listing AS l WHERE ${hangs}`,
    ],
  },
  {
    name: 'board of plates by street',
    path: '/listings/board',
    bare: [
      `SELECT c.ancestor_id, l.state, count(*), count(*) FILTER (WHERE l.due_day < ${today}),
          count(*) FILTER (WHERE l.yellow_day <= ${today}), count(*) FILTER (WHERE l.round > 1)
        FROM listing AS l JOIN unit_closure AS c ON c.descendant_id = l.unit_id
        JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street' GROUP BY c.ancestor_id, l.state`,
    ],
  },
  {
    name: 'overdue lines of the alliance',
    path: '/alliance/lines?overdue=true&pageSize=50&sort=dueDay',
    bare: [
      `${line} WHERE ${overdue} ORDER BY l.due_day, l.id LIMIT 50`,
      `SELECT count(*) FROM alliance_line AS l WHERE ${overdue}`,
    ],
  },
  {
    name: 'result of a year by organisation',
    path: `/alliance/results?pageSize=50&year=${new Date().getFullYear()}`,
    bare: [byOrganisation, byOrganisation],
  },
];

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'boards');
    await fill(floor, city);
    const measures: Measure[] = [];
    for (const route of routes) {
      report(route.name);
      measures.push(await measureRoute(floor, city, route, `${plates} plates and ${lines} lines`));
    }
    return measures;
  });
}
