import { under, weekBefore, weekOf, type DashboardPanel, type DashboardTrend } from '../../platform/dashboard.ts';
import { sql, type Statement } from '../../platform/statement.ts';
import { listingInScope } from './store/listings.ts';
import { lightCondition, onTheBoard } from './store/reading.ts';

/** Of where the problem is, or of who is to put it right. */
interface Side {
  readonly column: Statement;
  readonly unitFilter: 'unitId' | 'ownerUnitId';
}
const place: Side = { column: sql`l.unit_id`, unitFilter: 'unitId' };
const owner: Side = { column: sql`l.owner_unit_id`, unitFilter: 'ownerUnitId' };

const perWeek =
  ({ column }: Side, day: Statement): DashboardTrend['perWeek'] =>
  (ctx, unitId, from) =>
    sql`SELECT ${weekOf(day, from)} AS week, count(*) AS count FROM listing AS l
    WHERE ${day} BETWEEN ${from} AND ${ctx.today} AND ${under(column, unitId)}
      AND ${listingInScope(ctx, 'listings.read')} GROUP BY week ORDER BY week`;

const figuresOf = ({ unitFilter }: Side): DashboardPanel['figures'] => [
  {
    code: 'open',
    zh: '在挂',
    ko: '게시 중',
    en: 'On the board',
    list: 'listings?open=true',
    unitFilter,
    board: true,
  },
  { code: 'yellow', zh: '黄灯', ko: '노란불', en: 'Yellow', list: 'listings?light=yellow', unitFilter },
  {
    code: 'red',
    zh: '红灯',
    ko: '빨간불',
    en: 'Red',
    list: 'listings?light=red',
    unitFilter,
    alarm: true,
    board: true,
  },
  { code: 'still', zh: '暂停', ko: '중지', en: 'Paused', list: 'listings?light=still', unitFilter },
  {
    code: 'reported',
    zh: '待核验',
    ko: '확인 대기',
    en: 'To be checked',
    list: 'listings?state=reported',
    unitFilter,
  },
  {
    code: 'down',
    zh: '近七日销号',
    ko: '최근 7일 종결',
    en: 'Delisted in seven days',
    list: 'listings?delistedFrom={from}&delistedUntil={until}',
    unitFilter,
  },
];

const parts = (side: Side): Pick<DashboardPanel, 'permission' | 'figures' | 'trend' | 'reads'> => {
  const { column, unitFilter } = side;
  return {
    permission: 'listings.read',
    figures: figuresOf(side),
    trend: [
      {
        code: 'listed',
        zh: '新挂牌',
        ko: '새 게시',
        en: 'Listed',
        list: 'listings?listedFrom={from}&listedUntil={until}',
        unitFilter,
        perWeek: perWeek(side, sql`l.listed_day`),
      },
      {
        code: 'delisted',
        zh: '销号',
        ko: '게시 종결',
        en: 'Delisted',
        list: 'listings?delistedFrom={from}&delistedUntil={until}',
        unitFilter,
        perWeek: perWeek(side, sql`l.delisted_day`),
      },
    ],
    reads: (ctx, below) => {
      const { yellow, red, still } = lightCondition(ctx.today);
      const lately = sql`l.delisted_day BETWEEN ${weekBefore(ctx.today)} AND ${ctx.today}`;
      return [
        sql`SELECT b.child AS unitId, count(*) FILTER (WHERE ${onTheBoard}) AS open, count(*) FILTER (WHERE ${yellow}) AS yellow,
            count(*) FILTER (WHERE ${red}) AS red, count(*) FILTER (WHERE ${still}) AS still,
            count(*) FILTER (WHERE l.state = 'reported') AS reported, count(*) FILTER (WHERE ${lately}) AS down
          FROM listing AS l JOIN (${below}) AS b ON b.unit = ${column}
          WHERE (${onTheBoard} OR ${lately}) AND ${listingInScope(ctx, 'listings.read')} GROUP BY b.child`,
      ];
    },
  };
};

/** Plates by light where the problems are, and what came down; listed and delisted week by week. */
export const listingsPanel: DashboardPanel = {
  code: 'listings',
  zh: '挂牌销号',
  ko: '게시·종결',
  en: 'Listings',
  levels: ['city', 'street', 'community', 'grid'],
  ...parts(place),
};

/** The same of the plates that a department is to put right. */
export const ownedListingsPanel: DashboardPanel = {
  code: 'owned_listings',
  zh: '责任挂牌',
  ko: '책임 게시',
  en: 'Listings to put right',
  levels: ['department'],
  ...parts(owner),
};
