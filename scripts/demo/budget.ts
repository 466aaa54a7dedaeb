import { yearOf, type Day } from '../../worker/core/day.ts';
import type { Session } from './api.ts';
import { unitsOf } from './organisation.ts';

interface Line {
  readonly department: string;
  readonly name: string;
  readonly functionCode: string;
  readonly economicCode: string;
  readonly yuan: number;
}

/** Invented amounts; the line that pays the workers comes first. */
const lines: readonly Line[] = [
  { department: '社会工作部', name: '社工岗薪酬', functionCode: '2013999', economicCode: '30199', yuan: 110_000_000 },
  { department: '民政局', name: '城乡社区治理', functionCode: '2080208', economicCode: '30227', yuan: 480_000 },
  { department: '民政局', name: '社区助餐点管理', functionCode: '2120199', economicCode: '30227', yuan: 216_000 },
  { department: '城市管理局', name: '“门前三包”巡查', functionCode: '2120104', economicCode: '30227', yuan: 140_000 },
  { department: '城市管理局', name: '社区环境卫生', functionCode: '2120501', economicCode: '30227', yuan: 270_000 },
  { department: '卫生健康局', name: '健康档案入户', functionCode: '2100408', economicCode: '30227', yuan: 120_000 },
  { department: '司法局', name: '人民调解补助', functionCode: '2040604', economicCode: '30226', yuan: 140_000 },
  { department: '司法局', name: '社区矫正走访', functionCode: '2040610', economicCode: '30227', yuan: 80_000 },
  { department: '应急管理局', name: '“九小场所”巡查', functionCode: '2240106', economicCode: '30227', yuan: 150_000 },
  {
    department: '人力资源和社会保障局',
    name: '就业困难人员走访',
    functionCode: '2080106',
    economicCode: '30227',
    yuan: 90_000,
  },
  {
    department: '残疾人联合会',
    name: '基本状况动态更新',
    functionCode: '2081199',
    economicCode: '30227',
    yuan: 130_000,
  },
  { department: '妇女联合会', name: '家庭教育指导', functionCode: '2012902', economicCode: '30226', yuan: 60_000 },
];

export interface Budget {
  /** The line that pays the workers. */
  readonly payLineId: string;
  /** Line ids by name, each with its department. */
  readonly lines: ReadonlyMap<string, { readonly id: string; readonly departmentId: string }>;
}

/** Opens this year's lines, gives each its money from the city's own treasury, one more from a source that serves nothing else. */
export async function appropriate(finance: Session, today: Day): Promise<Budget> {
  const fiscalYear = yearOf(today);
  const departments = new Map((await unitsOf(finance, 'department')).map(({ id, name }) => [name, id]));
  const sources = await finance.get<{ items: { id: string }[] }>(`/ledger/accounts?kind=source&year=${fiscalYear}`);
  const sourceId = sources.items[0]?.id;
  const documentNumber = `延市财预〔${fiscalYear}〕1号（虚拟）`;
  const opened = new Map<string, { id: string; departmentId: string }>();
  for (const { department, name, functionCode, economicCode, yuan } of lines) {
    const departmentId = departments.get(department);
    if (!departmentId) throw new Error(`no department ${department}`);
    const line = { fiscalYear, departmentId, name, functionCode, economicCode, documentNumber };
    const { id } = await finance.post<{ id: string }>('/ledger/lines', line);
    opened.set(name, { id, departmentId });
    const money = { sourceId, lineId: id, amountFen: yuan * 100, documentNumber, memo: `年初预算下达：${name}` };
    await finance.post('/ledger/appropriations', { ...money, effectiveDay: `${fiscalYear}-01-01` });
  }
  await subsidise(finance, fiscalYear, opened.get('城乡社区治理')?.id ?? '');
  return { payLineId: opened.get('社工岗薪酬')?.id ?? '', lines: opened };
}

/** A province's subsidy for the governance of communities: its money reaches lines of that function only. */
async function subsidise(finance: Session, fiscalYear: number, lineId: string): Promise<void> {
  const documentNumber = `吉财社指〔${fiscalYear}〕18号（虚拟）`;
  const { id: sourceId } = await finance.post<{ id: string }>('/ledger/sources', {
    fiscalYear,
    name: '省级城乡社区治理补助（示例）',
    receivedDay: `${fiscalYear}-01-01`,
    documentNumber,
    purposes: { functionCodes: ['20802'], economicCodes: [], departmentIds: [] },
  });
  const memo = '下达省级补助：城乡社区治理';
  const money = { sourceId, lineId, amountFen: 120_000_00, documentNumber, memo };
  await finance.post('/ledger/appropriations', { ...money, effectiveDay: `${fiscalYear}-01-01` });
}

/** Small payments take one person from today on. */
export async function limitSettlements(leader: Session, today: Day): Promise<void> {
  await leader.post('/ledger/limits', {
    fromDay: today,
    settlementFen: 50_000_00,
    documentNumber: `延市财〔${yearOf(today)}〕6号（虚拟）`,
    reason: '示例：五万元以下的零星支付由一人办理',
  });
}
