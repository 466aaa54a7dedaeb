import { importColumn, type ImportColumn } from '../../../../core/import/table.ts';
import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';
import { workerIdColumn } from '../../../roster/rules/import/who.ts';
import type { Scheme } from '../scheme.ts';

const column = (key: string, zh: string, ko: string, en: string, alsoCalled: string, required = false): ImportColumn =>
  importColumn(key, [zh, ko, en], alsoCalled, required);

const identityNumber = column(
  'identityNumber', '身份证号', '신분증 번호', 'Identity number',
  '身份证 身份证号码 公民身份号码 居民身份证号 居民身份证号码 证件号码 身份证件号码', true,
); // prettier-ignore
const name = column('name', '姓名', '성명', 'Name', '名字 人员姓名 社工姓名', true);
const extras: readonly ImportColumn[] = [
  column('bonus', '加分', '가점', 'Bonus', '加分值 加分合计 奖励加分 加分分值'),
  column('bonusReason', '加分事由', '가점 사유', 'Reason of bonus', '加分原因 加分依据 加分说明 加分项'),
  column('deduction', '扣分', '감점', 'Deduction', '扣分值 扣分合计 扣分分值'),
  column('deductionReason', '扣分事由', '감점 사유', 'Reason of deduction', '扣分原因 扣分依据 扣分说明 扣分项'),
  column('veto', '一票否决', '일괄 부결', 'Veto', '是否一票否决 否决 一票否决项'),
  column('vetoReason', '否决事由', '부결 사유', 'Reason of veto', '否决原因 一票否决事由 一票否决原因 否决依据'),
  column('remark', '备注', '비고', 'Remark', '说明 备注说明 是否定等次'),
];

/** The groups' means carry their code behind this prefix, so that no group can be taken for another column. */
export const markPrefix = 'mark:';

/** Whom a row of marks speaks of: an office's own sheet gives identity numbers, one that we gave our own ids. */
export type MarkKey = 'identityNumber' | 'workerId';

/** The columns of a sheet of marks under a scheme. */
export const markColumns = (scheme: Scheme, by: MarkKey = 'identityNumber'): readonly ImportColumn[] => [
  { ...identityNumber, required: by === 'identityNumber' },
  { ...workerIdColumn, required: by === 'workerId' },
  name,
  ...scheme.groups.map(({ code, zh, ko, en, headers }) => ({
    key: `${markPrefix}${code}`, zh, ko, en, required: false, headers: [zh, ko, en, ...headers],
  })), // prettier-ignore
  ...extras,
];

export const ballotColumns: readonly ImportColumn[] = [
  column('street', '街道', '가두', 'Street', '街道名称 所属街道'),
  column('community', '社区', '사회구역', 'Community', '社区名称 所属社区', true),
  column('sent', '发出票数', '배부 수', 'Ballots sent', '发放票数 发票数 发出 发放数 应到人数'),
  column(
    'returned',
    '收回票数',
    '회수 수',
    'Ballots returned',
    '回收票数 收回 有效票数 投票数 参加人数 投票人数',
    true,
  ),
  column('leaders', '居民小组长', '주민 소조장', 'Group leaders', '小组长'),
  column('party', '党员代表', '당원 대표', 'Party representatives', '党员'),
  column('ordinary', '普通居民代表', '일반 주민 대표', 'Ordinary representatives', '普通代表 居民代表 普通居民', true),
];

/** Columns that stand in such sheets and say nothing that is kept. */
const ignored = new Set([
  '序号',
  '编号',
  'no',
  '街道',
  '社区',
  '岗位',
  '职务',
  '单位',
  '普通代表占比',
  '总分',
  '得分',
  '等次',
  '分值',
  '状态',
  '提出人',
  '确认人',
  'street',
  'community',
  'points',
  'state',
  'proposedby',
  'decidedby',
  '가두',
  '사회구역',
  '점수',
  '상태',
  '제안자',
  '확인자',
]);

const plain = (header: string): string =>
  withoutSpaces(toHalfWidth(header))
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[*:、,.。]/g, '');

/** Whether a header is known and nothing of its column is kept: nobody need be told. */
export const saysNothingHere = (header: string): boolean => ignored.has(plain(header));
