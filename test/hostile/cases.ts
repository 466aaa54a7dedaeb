import { schemeTemplates as assessmentSchemes } from '../../worker/modules/assessment/templates/schemes.ts';
import { exampleCasePolicy } from '../../worker/modules/cases/templates/policy.ts';
import { exampleFollowupPolicy } from '../../worker/modules/listings/templates/followup-policy.ts';
import { exampleListingPolicy } from '../../worker/modules/listings/templates/policy.ts';
import { bankProfileTemplates } from '../../worker/modules/pay/templates/bank-profiles.ts';
import { exampleWhistlePolicy } from '../../worker/modules/whistles/templates/policy.ts';
import { jilin } from '../../worker/modules/pay/templates/index.ts';

const assessmentEdition = {
  name: '下一版',
  source: '市文件',
  representative: false,
  fromDay: '2026-01-01',
  content: assessmentSchemes[0]?.scheme,
};

/**
 * Bodies and path values for routes whose schema cannot be guessed from the contract alone (refinements, unions). Every
 * other route is tried with a body made from its own schema.
 */
export const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/cities/{city}/assessment/schemes': { code: 'hostile', ...assessmentEdition },
  'POST /api/cities/{city}/assessment/schemes/{id}/editions': assessmentEdition,
  'POST /api/cities/{city}/assessment/schemes/preview': {
    content: assessmentSchemes[0]?.scheme,
    headcount: 10,
    samples: [
      {
        postType: 'staff',
        marks: { street: '90' },
        daily: null,
        quarterly: null,
        bonus: {},
        deductions: {},
        veto: false,
        notGraded: false,
        ballotValid: true,
      },
    ],
  },
  'POST /api/cities/{city}/assessment/cycles/{id}/regular-marks': {
    period: '2026-01',
    group: 'street',
    marks: [{ workerId: 'wrk_none', score: '88', cause: null, replaces: null }],
  },
  'POST /api/cities/{city}/grids/members': {
    fromDay: '2026-01-01',
    reason: '网格调整',
    items: [{ gridId: 'unt_none', role: 'leader', name: '某居民' }],
  },
  'POST /api/cities/{city}/visits/households': {
    gridId: 'unt_none',
    place: '3号楼',
    address: '某路1号',
    members: [{ name: '某居民', relation: 'head' }],
    kinds: [],
    risk: 'none',
    cause: '登记',
  },
  'POST /api/cities/{city}/visits/households/find': { name: '某居民' },
  'POST /api/cities/{city}/visits/households/{id}/change': {
    version: 1,
    change: { type: 'risk', level: 'low', cause: '登记' },
  },
  'POST /api/cities/{city}/visits/policies': {
    fromDay: '2026-01-01',
    source: '市文件',
    byRisk: { high: null, medium: null, low: null, none: null },
    byKind: {},
    shift: 'none',
    counts: ['home'],
  },
  'POST /api/cities/{city}/grids/handovers': { workerId: 'wrk_none', day: '2026-01-01', reason: '离任' },
  'POST /api/cities/{city}/powers/policies': {
    fromDay: '2026-01-01',
    source: '市文件',
    workdays: { consent: 10, opinion: 10, answer: 10, proposal: 10, above: 10, record: 3 },
    silence: 'agreed',
    streetShare: '0.3',
  },
  'POST /api/cities/{city}/whistles/policies': {
    fromDay: '2026-01-01',
    source: '市文件',
    ...exampleWhistlePolicy.content,
  },
  'PUT /api/cities/{city}/assessment/rating/{id}/{group}/draft': {
    items: [{ assignmentId: 'ara_none', version: 0, marks: { score: '88' } }],
  },
  'POST /api/cities/{city}/facilities/{id}/bookings': {
    day: '2026-06-03',
    fromTime: '09:00',
    untilTime: '10:00',
    purpose: '议事会',
    organiser: '业委会',
    people: 12,
  },
  'POST /api/cities/{city}/powers/matters': {
    kind: 'planning',
    title: '某街区更新规划',
    content: '邀请参与',
    streetId: 'unt_none',
    departmentId: 'unt_none',
  },
  'POST /api/cities/{city}/cases/policies': { fromDay: '2026-01-01', source: '市文件', ...exampleCasePolicy.content },
  'POST /api/cities/{city}/listings/policies': {
    fromDay: '2026-01-01',
    source: '市文件',
    ...exampleListingPolicy.content,
  },
  'POST /api/cities/{city}/follow-ups/policies': {
    fromDay: '2026-01-01',
    source: '市文件',
    ...exampleFollowupPolicy.content,
  },
  'POST /api/cities/{city}/follow-ups/draws': { from: '2026-01-01', until: '2026-01-31', reason: '专项回访' },
  'POST /api/cities/{city}/listings-board/open': { token: 'ABCDEFGHJKMNPQRS' },
  'POST /api/cities/{city}/publicity/open': { token: 'ABCDEFGHJKMNPQRS' },
  'POST /api/cities/{city}/publicity/objections': {
    token: 'ABCDEFGHJKMNPQRS',
    name: '某居民',
    contact: '13900000000',
    about: '张*',
    content: '异议内容',
  },
  'POST /api/cities/{city}/assessment/appeals/{id}/answer': {
    outcome: 'upheld',
    score: null,
    answer: '维持原等次',
    document: null,
  },
  'POST /api/cities/{city}/ballot/open': { token: 'ABCDEFGHJKMNPQRS' },
  'POST /api/cities/{city}/ballot/cast': {
    token: 'ABCDEFGHJKMNPQRS',
    answers: [{ number: 1, question: 'overall', answer: 'excellent' }],
  },
  'POST /api/cities/{city}/access/password': { currentPassword: 'Wrong-Password-1', newPassword: 'Another-Password-2' },
  'POST /api/cities/{city}/pay/schemes/{id}/editions': {
    name: '下一版',
    source: '市文件',
    trust: 'city',
    definition: jilin.definition,
  },
  'POST /api/cities/{city}/pay/settlement-policies': {
    fromMonth: '2026-07',
    reachMonths: 24,
    floorFen: 200_000,
    maxShare: '0.2',
    source: '市人社局通知',
  },
  'POST /api/cities/{city}/pay/levels/proposals/confirm': {
    until: '2026-12',
    digest: 'a'.repeat(64),
    reason: '年度等级调整',
  },
  'POST /api/cities/{city}/pay/runs/{id}/files': { kind: 'summary', part: 1 },
  'POST /api/cities/{city}/pay/bank-profiles': {
    code: 'hostile_bank',
    fromDay: '2026-01-01',
    name: '代发格式',
    source: '开户行文件说明',
    trust: 'city',
    inUse: true,
    definition: bankProfileTemplates[0]?.definition,
  },
  'POST /api/cities/{city}/duties/price-terms': {
    fromDay: '2091-01-01',
    source: '市文件',
    qualityBands: [{ fromScore: '0', ratio: '1' }],
    paidDaysPerMonth: '21.75',
    prepaidShare: '0.5',
    proration: 'months',
    yearDays: 365,
  },
  'POST /api/cities/{city}/pay/bank-profiles/preview': { definition: bankProfileTemplates[1]?.definition },
  'POST /api/cities/{city}/pay/schemes/preview': {
    definition: jilin.definition,
    samples: [
      { postType: 'staff', serviceYears: 0, education: 'bachelor', degreeHeld: true, grade: null, qualification: null },
    ],
  },
};

/** Routes that any signed-in person may use: nothing in them belongs to anybody else. */
export const signedInRoutes: readonly string[] = [
  'GET /api/cities/{city}/session',
  'POST /api/cities/{city}/access/password',
];

/** Routes of a city that nobody signs in for: what they give is for whoever holds a link, or for everybody. */
export const publicRoutes: readonly string[] = [
  'POST /api/cities/{city}/publicity/open',
  'POST /api/cities/{city}/publicity/objections',
  'POST /api/cities/{city}/listings-board/open',
  'POST /api/cities/{city}/ballot/open',
  'POST /api/cities/{city}/ballot/cast',
  'GET /api/cities/{city}/requests/places',
  'POST /api/cities/{city}/requests',
  'POST /api/cities/{city}/requests/photos',
  'POST /api/cities/{city}/requests/open',
  'POST /api/cities/{city}/requests/answer',
  'POST /api/cities/{city}/requests/rate',
  'POST /api/cities/{city}/requests/withdraw',
];

/** Lists that are bounded by their nature and have no pages. */
export const boundedLists: readonly string[] = [
  'GET /api/cities/{city}/ledger/sources',
  'GET /api/cities/{city}/ledger/limits',
  'GET /api/cities/{city}/ledger/year-closings',
  'GET /api/cities/{city}/ledger/year-closings/preview',
  'GET /api/cities/{city}/whistles/figures',
  'GET /api/cities/{city}/whistles/balance',
  'GET /api/cities/{city}/whistles/policies',
  'GET /api/cities/{city}/pay/my-grades',
  'GET /api/cities/{city}/facilities/policies',
  'GET /api/cities/{city}/facilities/vouchers',
  'GET /api/cities/{city}/grids/board',
  'GET /api/cities/{city}/visits/settings',
  'GET /api/cities/{city}/grids/handovers/{id}',
  'GET /api/cities/{city}/powers/partners',
  'GET /api/cities/{city}/powers/policies',
  'GET /api/cities/{city}/cases/policies',
  'GET /api/cities/{city}/cases/board',
  'GET /api/cities/{city}/listings/board',
  'GET /api/cities/{city}/listings/policies',
  'GET /api/cities/{city}/listings/owners',
  'GET /api/cities/{city}/listings/links',
  'GET /api/cities/{city}/follow-ups/agreement',
  'GET /api/cities/{city}/follow-ups/policies',
  'GET /api/cities/{city}/follow-ups/draws/{id}',
  'GET /api/cities/{city}/follow-ups/{id}/visitors',
  'GET /api/divisions',
  'GET /api/divisions/{code}',
  'GET /api/cities/{city}/organisation/tree',
  'GET /api/cities/{city}/organisation/templates',
  'GET /api/cities/{city}/organisation/calendars',
  'GET /api/cities/{city}/access/roles',
  'GET /api/cities/{city}/assessment/schemes',
  'GET /api/cities/{city}/assessment/own',
  'GET /api/cities/{city}/assessment/own/record',
  'GET /api/cities/{city}/assessment/cycles/{id}/public-list',
  'GET /api/cities/{city}/assessment/rating',
  'GET /api/cities/{city}/assessment/rating/{id}/{group}',
  'GET /api/cities/{city}/assessment/sources',
  'GET /api/cities/{city}/assessment/cycles/{id}/regular-periods',
  'GET /api/cities/{city}/attachments',
  'GET /api/cities/{city}/duties/carriers',
  'GET /api/cities/{city}/duties/policies',
  'GET /api/cities/{city}/duties/catalogue',
  'GET /api/cities/{city}/duties/delays',
  'GET /api/cities/{city}/duties/price-terms',
  'GET /api/cities/{city}/duties/{id}/people-costs',
  'GET /api/cities/{city}/duties/refusals/departments',
  'GET /api/cities/{city}/duties/refusals/counts',
  'GET /api/cities/{city}/ledger/years',
  'GET /api/cities/{city}/ledger/codes',
  'GET /api/cities/{city}/ledger/months',
  'GET /api/cities/{city}/roster/policies',
  'GET /api/cities/{city}/pay/jobs/{id}',
  'GET /api/cities/{city}/pay/settlement-policies',
  'GET /api/cities/{city}/pay/scheme-templates',
  'GET /api/cities/{city}/pay/schemes',
  'GET /api/cities/{city}/pay/insurance-policies',
  'GET /api/cities/{city}/pay/special-deduction-policies',
  'GET /api/cities/{city}/pay/payslip-policies',
  'GET /api/cities/{city}/pay/one-offs/items',
  'GET /api/cities/{city}/pay/runs/{id}',
  'GET /api/cities/{city}/pay/levels/workers/{id}',
  'GET /api/cities/{city}/pay/year',
  'GET /api/cities/{city}/pay/bank-profiles',
  'GET /api/cities/{city}/pay/bank-profile-templates',
  'GET /api/cities/{city}/pay/tax-forms',
  'GET /api/cities/{city}/pay/funds',
];

/** Fields beside the file of an upload, where a route needs more than the file. */
export const uploadFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /api/cities/{city}/assessment/cycles/{id}/regular-marks/import': { period: '2026-03', group: 'community' },
  'POST /api/cities/{city}/assessment/cycles/{id}/regular-marks/import/marked': {
    period: '2026-03',
    group: 'community',
  },
};
