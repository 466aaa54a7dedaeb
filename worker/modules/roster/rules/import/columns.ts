import { toHalfWidth, withoutSpaces } from '../../../../core/text.ts';

export const columnKeys = [
  'street',
  'community',
  'name',
  'sex',
  'ethnicity',
  'identityNumber',
  'birth',
  'politicalStatus',
  'education',
  'degree',
  'postType',
  'channel',
  'communityWorkSince',
  'postSince',
  'qualification',
  'mobile',
  'bankName',
  'bankCard',
  'contractFrom',
  'contractUntil',
  'school',
  'major',
  'remark',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

interface ColumnSpec {
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
  /** Without this column there is nothing to import. */
  readonly required: boolean;
  /** Other headers that officers write, normalised. */
  readonly alsoCalled: string;
}

const spec = (zh: string, ko: string, en: string, alsoCalled: string, required = false): ColumnSpec => ({
  zh,
  ko,
  en,
  alsoCalled,
  required,
});

/** The columns of a roster, with the headers under which they come. */
export const columns: Readonly<Record<ColumnKey, ColumnSpec>> = {
  street: spec('街道', '가두', 'Street', '街道名称 所属街道 所在街道 街道(镇) 乡镇街道 街道/乡镇 镇街 街道办事处'),
  community: spec(
    '社区',
    '사회구역',
    'Community',
    '社区名称 所属社区 所在社区 工作社区 任职社区 社区(村) 单位 工作单位 所在单位',
    true,
  ),
  name: spec('姓名', '성명', 'Name', '名字 人员姓名 社工姓名 员工姓名 姓 名', true),
  sex: spec('性别', '성별', 'Sex', '男/女'),
  ethnicity: spec('民族', '민족', 'Ethnicity', '族别'),
  identityNumber: spec(
    '身份证号',
    '신분증 번호',
    'Identity number',
    '身份证 身份证号码 公民身份号码 居民身份证号 居民身份证号码 证件号 证件号码 身份号码 身份证件号码',
    true,
  ),
  birth: spec('出生年月', '생년월', 'Born', '出生日期 出生年月日 出生时间 生日 出生'),
  politicalStatus: spec('政治面貌', '정치 신분', 'Political status', '政治身份 党派'),
  education: spec('学历', '학력', 'Education', '文化程度 最高学历 学历层次 全日制学历 教育程度'),
  degree: spec('学位', '학위', 'Degree', '最高学位 学位层次'),
  postType: spec(
    '职务（岗位）',
    '직무(직위)',
    'Post',
    '职务 岗位 岗位类别 岗位类型 职务岗位 社工岗类别 现任职务 岗位名称 职务类别',
    true,
  ),
  channel: spec(
    '进入渠道',
    '임용 경로',
    'Hiring channel',
    '招聘渠道 录用方式 招聘方式 来源 进入方式 选聘方式 入职渠道',
    true,
  ),
  communityWorkSince: spec(
    '参加社区工作时间',
    '사회구역 근무 시작일',
    'Community work since',
    '从事社区工作时间 参加社区工作日期 进入社区时间 社区工作起始时间 到社区工作时间 参加工作时间 社区工作时间',
  ),
  postSince: spec(
    '社工岗聘用时间',
    '사회복지 직위 임용일',
    'On the post since',
    '聘用时间 聘用日期 社工岗聘用日期 受聘时间 入职时间 入职日期 上岗时间 录用时间 任职时间 转入社工岗时间',
    true,
  ),
  qualification: spec(
    '社会工作职业资格',
    '사회복지 자격',
    'Professional qualification',
    '职业资格 社工证 社会工作者职业资格 社工资格 社工职业资格 社会工作师 资格证书 职业水平证书 社会工作者职业水平',
  ),
  mobile: spec('手机号', '휴대전화', 'Mobile', '手机 手机号码 联系电话 联系方式 电话 移动电话 联系号码'),
  bankName: spec('开户行', '개설 은행', 'Bank', '开户银行 开户行名称 银行 银行名称 开户网点 工资卡开户行'),
  bankCard: spec(
    '银行卡号',
    '은행 카드 번호',
    'Bank card',
    '银行账号 工资卡号 卡号 账号 银行卡 工资账号 银行账户 工资卡',
  ),
  contractFrom: spec(
    '合同起始时间',
    '계약 시작일',
    'Contract from',
    '合同开始时间 合同起始日期 合同开始日期 合同起始 合同签订时间',
  ),
  contractUntil: spec(
    '合同终止时间',
    '계약 종료일',
    'Contract until',
    '合同到期时间 合同终止日期 合同结束日期 合同到期日 合同到期',
  ),
  school: spec('毕业院校', '졸업 학교', 'School', '毕业学校 院校 毕业院校名称'),
  major: spec('专业', '전공', 'Major', '所学专业 毕业专业 专业名称'),
  remark: spec('备注', '비고', 'Remark', '说明 备注说明'),
};

/** Headers that stand in rosters and say nothing that we keep. */
const ignored = new Set(['序号', '编号', '号', 'no', '年龄', '序']);

export const requiredColumns: readonly ColumnKey[] = columnKeys.filter((key) => columns[key].required);

const byHeader = new Map<string, ColumnKey>(
  columnKeys.flatMap((key) =>
    [columns[key].zh, columns[key].ko, columns[key].en, ...columns[key].alsoCalled.split(' ')].map(
      (header) => [plainHeader(header), key] as const,
    ),
  ),
);

function plainHeader(header: string): string {
  return withoutSpaces(toHalfWidth(header))
    .toLowerCase()
    .replaceAll(/[*:、,.。""'']/g, '');
}

/** The column of one header, also where it carries a note in brackets: `手机号（必填）`. */
export function columnOfHeader(header: string): ColumnKey | null {
  const plain = plainHeader(header);
  return byHeader.get(plain) ?? byHeader.get(plain.replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')) ?? null;
}

export const isIgnoredHeader = (header: string): boolean => ignored.has(plainHeader(header));
