import type { UnitKind } from '../rules/kinds.ts';

/** A unit that every new unit of `parentKind` starts with. */
export interface UnitTemplate {
  readonly parentKind: Extract<UnitKind, 'city' | 'street' | 'community' | 'department'>;
  readonly kind: Extract<UnitKind, 'department' | 'office' | 'station'>;
  readonly name: string;
  readonly source: string;
}

const named = (parentKind: UnitTemplate['parentKind'], kind: UnitTemplate['kind'], source: string, names: string) =>
  names.split(' ').map((name): UnitTemplate => ({ parentKind, kind, name, source }));

/** What a new city starts with; rows of its own from then on, to be edited there. */
export const unitTemplates: readonly UnitTemplate[] = [
  ...named(
    'city',
    'department',
    '示例：县级党政机构的常见设置，请按本市机构改革方案修改',
    '组织部 社会工作部 财政局 民政局 人力资源和社会保障局 住房和城乡建设局 城市管理局 卫生健康局 司法局 应急管理局 市场监督管理局 文化广播电视和旅游局 退役军人事务局 残疾人联合会 妇女联合会',
  ),
  ...named(
    'street',
    'office',
    '示例：延吉市2019年街道改革公开介绍的“5+1”（五个办公室和一个事业单位）',
    '党建办公室 综合办公室 公共服务办公室 公共管理办公室 公共安全办公室 党群服务中心',
  ),
  ...named(
    'community',
    'station',
    '示例：延吉市2019年社区改革公开介绍的党群、平安、民生三站',
    '党群工作站 平安工作站 民生工作站',
  ),
];
