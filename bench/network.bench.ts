import type { Measure } from '../scripts/bench.ts';
import { measureRoute, type Route } from './floor/routes.ts';
import { newCity, withFloor, type City, type Floor } from './floor/server.ts';

const requests = 100_000;
const households = 200_000;
const gridsWanted = 120;
/** One request in so many is still open. */
const openShare = 5;

/** Requests of two years over every grid, and households of which every tenth is due: as many as a large city has. */
async function fill(floor: Floor, { session, binding }: City): Promise<void> {
  const { items } = await session.get<{ items: { id: string }[] }>('/organisation/units?kind=community&pageSize=200');
  for (let at = 0; at < gridsWanted; at += 1)
    await session.post('/organisation/units', {
      kind: 'grid',
      name: `第${at + 1}网格`,
      parentId: items[at % items.length]?.id,
    });
  const database = await floor.database(binding);
  const numbered = (
    count: number,
  ) => `WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count}),
    g AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM unit WHERE kind = 'grid')`;
  const place = `(SELECT id FROM g WHERE at = c.n % ${gridsWanted})`;
  const open = `c.n % ${openShare} = 0`;
  const day = (from: string, spread: number) => `date('now', '${from}', '+' || (c.n * 7919 % ${spread}) || ' days')`;
  await database
    .prepare(
      `INSERT INTO case_request (id, year, ordinal, title, content, category, urgency, unit_id, channel, state, due_day,
        deadline_day, remind_day, handled_day, closed_day, rating, opened_day, opened_by, opened_by_name)
      ${numbered(requests)} SELECT 'cas_' || c.n, 2024 + c.n % 3, c.n, '楼道照明 ' || c.n, '单元门口路灯不亮', 'other', 'ordinary',
        ${place}, 'phone', CASE WHEN ${open} THEN CASE c.n % 3 WHEN 0 THEN 'raised' WHEN 1 THEN 'deliberated' ELSE 'decided' END
          ELSE 'closed' END, ${day('-30 days', 60)}, CASE WHEN ${open} THEN ${day('-20 days', 40)} END,
        CASE WHEN ${open} THEN ${day('-21 days', 40)} END, CASE WHEN ${open} THEN NULL ELSE ${day('-300 days', 290)} END,
        CASE WHEN ${open} THEN NULL ELSE ${day('-300 days', 290)} END, NULL, ${day('-365 days', 360)}, 'usr_bench', '测速员' FROM c`,
    )
    .run();
  await database
    .prepare(
      `INSERT INTO household (id, ordinal, grid_id, place, address_sealed, address_index, risk, risk_rank, registered_day, due_day, plan_key)
      ${numbered(households)} SELECT 'hou_' || c.n, c.n, ${place}, (c.n % 90) || '号楼', 'sealed', 'index_' || c.n,
        CASE c.n % 20 WHEN 0 THEN 'high' ELSE 'none' END, CASE c.n % 20 WHEN 0 THEN 1 ELSE 4 END, '2025-01-01',
        ${day('-10 days', 100)}, 'bench' FROM c`,
    )
    .run();
  await database.prepare('ANALYZE').run();
}

const listed = `SELECT m.id, m.year, m.ordinal, m.title, m.category, m.urgency, m.channel, m.unit_id, u.name, m.state, m.round,
  m.opened_day, m.due_day, m.deadline_day, m.remind_day, m.version FROM case_request AS m JOIN unit AS u ON u.id = m.unit_id`;
const house = `SELECT h.id, h.ordinal, h.grid_id, g.name, h.place, h.kinds, h.risk, h.due_day, h.version FROM household AS h
  JOIN unit AS g ON g.id = h.grid_id`;
const liveHousehold = 'h.merged_into_id IS NULL AND h.left_day IS NULL';
const today = `date('now', '+8 hours')`;
const byStreet = (table: string, unit: string, counts: string, where: string): string =>
  `SELECT c.ancestor_id, ${counts} FROM ${table} JOIN unit_closure AS c ON c.descendant_id = ${unit}
    JOIN unit AS s ON s.id = c.ancestor_id AND s.kind = 'street' WHERE ${where} GROUP BY c.ancestor_id`;
const lateCase = `count(*) FILTER (WHERE m.deadline_day < ${today} AND m.paused_day IS NULL AND m.state <> 'handled')`;
const dueHouseholds = `${liveHousehold} AND h.due_day <= ${today}`;
const byWeek = (column: string): string =>
  `SELECT CAST((julianday(${column}) - julianday('now', '-55 days')) / 7 AS INTEGER) AS week, count(*) FROM case_request
    WHERE ${column} BETWEEN date('now', '-55 days') AND ${today} GROUP BY week`;
const openCases = byStreet('case_request AS m', 'm.unit_id', `count(*), ${lateCase}`, 'm.deadline_day IS NOT NULL');

const routes: readonly Route[] = [
  {
    name: 'due list of open requests',
    path: '/cases?open=true&pageSize=50',
    bare: [
      `${listed} WHERE m.deadline_day IS NOT NULL ORDER BY m.deadline_day, m.id DESC LIMIT 50`,
      'SELECT count(*) FROM case_request AS m WHERE m.deadline_day IS NOT NULL',
    ],
  },
  {
    name: 'list of late requests',
    path: '/cases?due=late&pageSize=50',
    bare: [
      `${listed} WHERE m.deadline_day < ${today} ORDER BY m.deadline_day, m.id DESC LIMIT 50`,
      `SELECT count(*) FROM case_request AS m WHERE m.deadline_day < ${today} AND m.paused_day IS NULL AND m.state <> 'handled'`,
    ],
  },
  {
    name: 'board of requests by street',
    path: '/cases/board',
    bare: [
      byStreet('case_request AS m', 'm.unit_id', `m.state, count(*), ${lateCase}`, '1').replace(
        'GROUP BY',
        'GROUP BY m.state,',
      ),
    ],
  },
  {
    name: 'households due today',
    path: '/visits/households?due=today&pageSize=50',
    bare: [
      `${house} WHERE ${dueHouseholds} ORDER BY h.due_day, h.risk_rank, h.id LIMIT 50`,
      `SELECT count(*) FROM household AS h WHERE ${dueHouseholds}`,
    ],
  },
  {
    name: 'board of grids by what weighs on them',
    path: '/grids/board',
    bare: [
      `SELECT g.id, g.name, c.name, s.name FROM unit AS g JOIN unit AS c ON c.id = g.parent_id JOIN unit AS s ON s.id = c.parent_id
        WHERE g.kind = 'grid' ORDER BY s.name, c.name, g.name`,
      `SELECT grid_id, count(*) FROM household AS h WHERE ${liveHousehold} GROUP BY grid_id`,
      `SELECT grid_id, count(*) FROM household AS h WHERE ${liveHousehold} AND risk_rank <= 2 GROUP BY grid_id`,
      `SELECT grid_id, count(*) FROM household AS h WHERE ${dueHouseholds} GROUP BY grid_id`,
      'SELECT unit_id, count(*) FROM case_request AS m WHERE m.deadline_day IS NOT NULL GROUP BY unit_id',
      `SELECT unit_id, count(*) FROM case_request AS m WHERE m.deadline_day < ${today} GROUP BY unit_id`,
    ],
  },
  {
    name: 'dashboard of a city',
    path: '/dashboard',
    bare: [
      openCases,
      byWeek('opened_day'),
      byWeek('closed_day'),
      byStreet(
        'household AS h',
        'h.grid_id',
        `count(*), count(*) FILTER (WHERE h.due_day <= ${today}), count(*) FILTER (WHERE h.risk_rank = 1)`,
        liveHousehold,
      ),
    ],
  },
  {
    name: 'summary of an inbox',
    path: '/inbox/summary',
    bare: [
      `SELECT m.state, count(*), ${lateCase} FROM case_request AS m WHERE m.deadline_day IS NOT NULL GROUP BY m.state`,
      `SELECT m.id, m.title, m.deadline_day FROM case_request AS m WHERE m.deadline_day IS NOT NULL ORDER BY m.deadline_day LIMIT 1`,
    ],
  },
  {
    name: 'first page of an inbox',
    path: '/inbox?pageSize=50',
    bare: [
      `SELECT m.id, m.title, m.deadline_day, u.name FROM case_request AS m JOIN unit AS u ON u.id = m.unit_id
        WHERE m.deadline_day IS NOT NULL ORDER BY m.deadline_day, m.id LIMIT 50`,
      `SELECT m.state, count(*), ${lateCase} FROM case_request AS m WHERE m.deadline_day IS NOT NULL GROUP BY m.state`,
    ],
  },
];

const of = `${requests} requests and ${households} households`;

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'network');
    await fill(floor, city);
    const measures: Measure[] = [];
    for (const route of routes) {
      report(route.name);
      measures.push(await measureRoute(floor, city, route, of));
    }
    return measures;
  });
}
