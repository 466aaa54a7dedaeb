/** One code of the government expenditure classification (政府收支分类科目); the book is issued for each year. */
export interface ExpenditureCodeTemplate {
  readonly classification: 'function' | 'economic';
  readonly code: string;
  readonly name: string;
  readonly source: string;
  /** False until the city has compared it with the year's book: shown as 待核. */
  readonly checked: boolean;
}

const seen = '地方预算公开表中所见，以当年《政府收支分类科目》为准';
const general = '通用常识，待核：以当年《政府收支分类科目》为准';

const functions: readonly (readonly [code: string, name: string, source: string])[] = [
  ['2012901', '行政运行（群众团体事务）', general],
  ['2012902', '一般行政管理事务（群众团体事务）', seen],
  ['2012999', '其他群众团体事务支出', general],
  ['2013299', '其他组织事务支出', general],
  ['2013999', '其他社会工作事务支出', general],
  ['2040601', '行政运行（司法）', general],
  ['2040604', '基层司法业务', general],
  ['2040605', '普法宣传', general],
  ['2040610', '社区矫正', general],
  ['2080101', '行政运行（人力资源和社会保障）', general],
  ['2080106', '就业管理事务', general],
  ['2080109', '社会保险经办机构', general],
  ['2080201', '行政运行（民政）', general],
  ['2080208', '基层政权建设和社区治理', general],
  ['2080505', '机关事业单位基本养老保险缴费支出', seen],
  ['2081101', '行政运行（残疾人事业）', general],
  ['2081199', '其他残疾人事业支出', general],
  ['2100101', '行政运行（卫生健康）', general],
  ['2100408', '基本公共卫生服务', general],
  ['2100717', '计划生育服务', general],
  ['2120101', '行政运行（城乡社区）', general],
  ['2120102', '一般行政管理事务（城乡社区）', seen],
  ['2120104', '城管执法', general],
  ['2120199', '其他城乡社区管理事务支出', seen],
  ['2120303', '小城镇基础设施建设', general],
  ['2120501', '城乡社区环境卫生', general],
  ['2210201', '住房公积金', general],
  ['2240101', '行政运行（应急管理）', general],
  ['2240104', '灾害风险防治', general],
  ['2240106', '安全监管', general],
];

const economics: readonly (readonly [code: string, name: string])[] = [
  ['30101', '基本工资'],
  ['30102', '津贴补贴'],
  ['30103', '奖金'],
  ['30107', '绩效工资'],
  ['30108', '机关事业单位基本养老保险缴费'],
  ['30110', '职工基本医疗保险缴费'],
  ['30112', '其他社会保障缴费'],
  ['30113', '住房公积金'],
  ['30199', '其他工资福利支出'],
  ['30201', '办公费'],
  ['30226', '劳务费'],
  ['30227', '委托业务费'],
  ['30299', '其他商品和服务支出'],
  ['30305', '生活补助'],
];

/** What a new city starts with; it checks each against the year's book, adds and corrects. */
export const expenditureCodes: readonly ExpenditureCodeTemplate[] = [
  ...functions.map(([code, name, source]) => ({
    classification: 'function' as const,
    code,
    name,
    source,
    checked: false,
  })),
  ...economics.map(([code, name]) => ({
    classification: 'economic' as const,
    code,
    name,
    source: general,
    checked: false,
  })),
];
