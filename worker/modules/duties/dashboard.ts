import type { DashboardPanel } from '../../platform/dashboard.ts';
import { sql } from '../../platform/statement.ts';
import { matrixReads, readCells } from './store/matrix.ts';

/** Duties that units carry, how many of them stand whole (duty, authority and money), and how many lack a leg. */
export const dutiesPanel: DashboardPanel = {
  code: 'duties',
  zh: '权随责走、费随事转',
  ko: '권한·비용 동반 사무',
  en: 'Duties with authority and money',
  permission: 'duties.read',
  levels: ['city', 'street', 'community'],
  figures: [
    { code: 'live', zh: '承接事项', ko: '맡은 사무', en: 'Duties carried', list: 'duties?state=active' },
    {
      code: 'whole',
      zh: '责权费齐全',
      ko: '책임·권한·비용 완비',
      en: 'Whole',
      list: 'duties/matrix',
      unitFilter: 'streetId',
      of: 'live',
      board: true,
    },
    {
      code: 'red',
      zh: '有缺失',
      ko: '결손 있음',
      en: 'A leg is missing',
      list: 'duties/matrix',
      unitFilter: 'streetId',
      alarm: true,
      board: true,
    },
  ],
  reads: (ctx, below) => [
    ...matrixReads(ctx, ctx.today, {}),
    sql`SELECT b.child, b.unit FROM (${below}) AS b JOIN unit AS u ON u.id = b.unit AND u.kind IN ('street', 'community')`,
  ],
  tell: (ctx, answers) => {
    const places = answers[3] as readonly { child: string; unit: string }[];
    const childOf = new Map(places.map(({ child, unit }) => [unit, child]));
    const cells = readCells(answers, ctx.today).filter(({ unitId }) => childOf.has(unitId));
    return [...Map.groupBy(cells, ({ unitId }) => childOf.get(unitId) ?? '')].map(([unitId, members]) => ({
      unitId,
      live: members.length,
      whole: members.filter(({ whole }) => whole).length,
      red: members.filter(({ red }) => red).length,
    }));
  },
};
