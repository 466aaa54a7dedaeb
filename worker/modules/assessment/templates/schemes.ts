import type { BallotForm } from '../rules/ballot-form.ts';
import type { RaterGroup, Scheme } from '../rules/scheme.ts';
import { yearSheets, yearGroups, yearItems } from './year.ts';

export interface SchemeTemplate {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  /** 示例: no published text stands behind the figures. */
  readonly representative: boolean;
  readonly scheme: Scheme;
}

const street: RaterGroup = {
  code: 'street', zh: '街道评分', ko: '가두 평가', en: 'Street marks',
  headers: ['街道评分', '街道考核', '街道打分', '街道评价', '街道得分', '街道测评'], trimFrom: null, byBallot: false,
  anonymous: false, at: 'street', system: false,
}; // prettier-ignore
const community: RaterGroup = {
  code: 'community', zh: '社区评分', ko: '사회구역 평가', en: 'Community marks',
  headers: ['社区评分', '社区考核', '社区打分', '社区评价', '社区得分', '社区正职评分', '社区书记评分'], trimFrom: null, byBallot: false,
  anonymous: false, at: 'community', system: false,
}; // prettier-ignore
const peers: RaterGroup = {
  code: 'peers', zh: '同事互评', ko: '동료 평가', en: 'Peers',
  headers: ['同事互评', '互评', '同事评分', '同事评议', '工作人员互评', '民主测评'], trimFrom: 5, byBallot: false,
  anonymous: true, at: 'community', system: false,
}; // prettier-ignore
const residents: RaterGroup = {
  code: 'residents', zh: '居民评议', ko: '주민 평가', en: 'Residents',
  headers: ['居民评议', '居民评分', '居民代表评议', '群众评议', '群众评分', '居民满意度'], trimFrom: null, byBallot: true,
  anonymous: true, at: 'community', system: false,
}; // prettier-ignore

/** 示例: the kinds of voters are those of the notice that the validity was taken from; question, choices and points are usual. */
const residentsForm: BallotForm = {
  group: 'residents',
  kinds: [
    { code: 'ordinary', zh: '普通居民代表', ko: '일반 주민 대표', en: 'Ordinary representative', ordinary: true },
    { code: 'leader', zh: '居民小组长', ko: '주민 소조장', en: 'Group leader', ordinary: false },
    { code: 'party', zh: '党员代表', ko: '당원 대표', en: 'Party representative', ordinary: false },
  ],
  questions: [
    { code: 'overall', zh: '您对其一年来的工作是否满意？', ko: '지난 한 해의 업무에 만족하십니까?', en: 'How well has this person worked over the year?' },
  ],
  scale: {
    type: 'choices',
    choices: [
      { code: 'excellent', zh: '优秀', ko: '우수', en: 'Excellent', points: '100' },
      { code: 'qualified', zh: '合格', ko: '합격', en: 'Qualified', points: '85' },
      { code: 'basic', zh: '基本合格', ko: '기본 합격', en: 'Basically qualified', points: '70' },
      { code: 'unqualified', zh: '不合格', ko: '불합격', en: 'Unqualified', points: '50' },
      { code: 'unknown', zh: '不了解', ko: '잘 모름', en: 'Cannot say', points: null },
    ],
  },
}; // prettier-ignore

/** The year's rating alone, each group by one mark of up to a hundred. */
const annualOnly = { dimensions: [], mix: { daily: '0', quarterly: '0', annual: '1' } } as const;
const noRegular = { groups: [], fewest: 1 } as const;

/** 示例: grades, caps and periods that are usual and stand in no text of the places the weights were taken from. */
const usual = {
  missing: 'renormalise',
  months: noRegular,
  quarters: noRegular,
  ...yearItems,
  bonusCap: '5',
  bands: { excellent: '90', qualified: '75', basic: '60' },
  tieBreak: ['residents'],
  ballot: { fewest: 50, ordinaryShare: '0.7', form: residentsForm },
  notGraded: { probation: true, probationMonths: null, fewestMonths: 6 },
  anonymity: { fewestRaters: 3 },
  outliers: { deviations: '2', points: '5', fewestRaters: 4 },
  transfer: { fewestMonths: 1 },
  vetoes: [
    '受刑事处罚或开除党籍',
    '重大安全或群体性事件负有个人责任',
    '套取、虚报资金',
    '两次无正当理由拒不服从工作安排',
  ],
  publicity: { workdays: 5, countStart: true },
  contractWarning: { unqualifiedYears: 2 },
  eligibility: [
    {
      code: 'head_candidate',
      zh: '可优先推荐为社区正职人选',
      ko: '사회구역 정직 후보 우선 추천 가능',
      en: 'May be put forward for head of a community',
      grades: ['excellent'],
      years: 1,
    },
  ],
  appeal: { workdays: 10, answerWorkdays: 15, reviewWorkdays: 10 },
} as const;

export const schemeTemplates: readonly SchemeTemplate[] = [
  {
    code: 'representative_r',
    name: '社区工作者年度考核方案',
    source:
      '示例：权重、等次分数线、优秀比例、加分上限、公示与申诉期限、结果运用（合同提示与推荐资格）均为通行做法的代表值；居民评议有效条件依嘉兴市南湖区解放街道2014年度考核通知（不少于50人，普通代表不少于70%），评议题目、选项与折算分为示例；互评5人以上去一个最高一个最低为示例。',
    representative: true,
    scheme: {
      groups: [street, community, peers, residents],
      sheets: [
        // The community's own 30 falls away for its head; the other parts keep their proportion.
        { postTypes: ['head'], weights: { street: '40', peers: '10', residents: '20' }, ...annualOnly },
        { postTypes: ['deputy', 'staff'], weights: { street: '40', community: '30', peers: '10', residents: '20' }, ...annualOnly }, // prettier-ignore
      ],
      excellent: { share: '0.2', pool: 'street' },
      ...usual,
    },
  },
  {
    code: 'nanhu_n',
    name: '南湖解放街道考核办法（街道30、互评10、居民60）',
    source:
      '嘉兴市南湖区解放街道2014年度社区工作者考核通知：街道30%、互评10%、居民60%；评议不少于50人，普通代表不少于70%；街道按五项各6分、互评按十项各1分打分，细目原文未载，本模板按百分制录入。加扣分项、等次分数线、优秀比例、期限、评议题目与折算分原文未载，为示例。',
    representative: false,
    scheme: {
      groups: [street, peers, residents],
      sheets: [
        {
          postTypes: ['head', 'deputy', 'staff'],
          weights: { street: '30', peers: '10', residents: '60' },
          ...annualOnly,
        },
      ],
      excellent: { share: '0.2', pool: 'community' },
      ...usual,
      missing: 'incomplete',
    },
  },
  {
    code: 'representative_year',
    name: '社区工作者平时、季度与年度综合考核方案',
    source:
      '示例：指标、分值、评分方、加扣分项、平时40%季度30%年度30%的比例、优秀比例与匿名人数均为代表值；走访、事项、诉求、吹哨与群众评价由系统记录取数，起分与满分的比例为示例；德能勤绩廉的框架为通行做法；居民评议有效条件依嘉兴市南湖区解放街道2014年度考核通知（不少于50人，普通代表不少于70%）。',
    representative: true,
    scheme: {
      ...usual,
      groups: [street, community, peers, residents, ...yearGroups],
      sheets: yearSheets,
      months: { groups: ['community', 'street'], fewest: 6 },
      quarters: { groups: ['street'], fewest: 2 },
      excellent: { share: '0.2', pool: 'street' },
      tieBreak: ['residents', 'dimension:results'],
      notGraded: { probation: true, probationMonths: 6, fewestMonths: 6 },
    },
  },
];
