import type { Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { importSheet } from './import.ts';
import { unitsOf } from './organisation.ts';

const households = 48;
const kinds = ['独居老人', '残疾人家庭', '低保或低收入家庭', '重病患者家庭', '困境或留守儿童'] as const;
const risks = ['高', '中', '低', '无'] as const;

/**
 * Some dozens of invented households (示例) by one sheet, in the grids of the community whose people have accounts, so that
 * its grid worker sees their own; and three visits that were made.
 */
export async function visitHouseholds(admin: Session, communityId: string, today: Day): Promise<void> {
  const grids = (await unitsOf(admin, 'grid')).filter(({ parentId }) => parentId === communityId);
  const header = '网格,楼栋,住址,户主姓名,困难类别,风险等级,风险原因,需求';
  const rows = Array.from({ length: households }, (_, index) =>
    [
      grids[index % grids.length]?.name ?? '',
      `${1 + (index % 6)}号楼`,
      `示例路${1 + index}号`,
      `示例户${String(index + 1).padStart(2, '0')}`,
      kinds[index % kinds.length],
      risks[index % risks.length],
      '入户摸排（示例）',
      index % 5 === 0 ? '希望协助办理助餐（示例）' : '',
    ].join(','),
  );
  const bytes = new TextEncoder().encode([header, ...rows].join('\n'));
  await importSheet(admin, '/visits/households/import', bytes, '民情台账（示例）.csv');
  const { items } = await admin.get<{ items: { id: string; version: number }[] }>('/visits/households?pageSize=3');
  for (const { id, version } of items) {
    const body = { version, day: today, way: 'home', outcome: 'met', note: '身体状况稳定，已提醒用电安全（示例）。' };
    await admin.post(`/visits/households/${id}/visits`, body);
  }
}
