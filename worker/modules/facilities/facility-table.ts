import { roundTo, ratio } from '../../core/ratio.ts';
import type { Table } from '../../core/table.ts';
import type { CityContext } from '../../platform/context.ts';
import type { Named } from './rules/policy.ts';
import type { exportFacilities } from './store/reading.ts';

const word = (list: readonly Named[], code: string): string => list.find((entry) => entry.code === code)?.zh ?? code;

/** The facilities as a sheet, in the city's own words. */
export const facilityTable = (
  { rows, policy }: Awaited<ReturnType<typeof exportFacilities>>,
  { city, today }: Pick<CityContext, 'city' | 'today'>,
): Table => ({
  title: `${city.name}阵地`,
  note: `截至 ${today}`,
  header: [
    '类别',
    '名称',
    '街道',
    '所在单位',
    '地址',
    '面积（平方米）',
    '负责人',
    '服务',
    '启用日',
    '停用日',
    '累计支出（元）',
  ],
  widths: [18, 24, 14, 18, 36, 14, 12, 40, 12, 12, 16],
  rows: rows.map((row) => [
    word(policy.kinds, row.kind),
    row.name,
    row.streetName ?? '',
    row.unitName,
    row.address,
    roundTo(ratio(row.areaHundredths, 100), 2),
    row.managerName,
    row.services.map((code) => word(policy.services, code)).join('、'),
    row.openedDay,
    row.closedDay ?? '',
    { fen: row.spentFen },
  ]),
});
