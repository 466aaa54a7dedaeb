import type { Book } from '../ledger/book.ts';

/** Words for handing duties down in tests: a draft of the given shape, taken through its steps. */
export interface Handing {
  readonly officer: string;
  readonly leader: string;
  readonly street: string;
  readonly streets: readonly { readonly id: string; readonly name: string }[];
  draft(change?: object): object;
  drafted(change?: object): Promise<string>;
  submitted(change?: object): Promise<string>;
  /** Every street concerned agrees. */
  heard(id: string): Promise<void>;
  admitted(change?: object): Promise<string>;
  active(change?: object): Promise<string>;
}

export async function newHanding(book: Book, lineId: string): Promise<Handing> {
  const units = await book.get<{ items: { id: string; name: string }[] }>('/organisation/units?kind=street');
  const [first, second] = units.items;
  if (!first || !second) throw new Error('the invented county has two streets');
  const officer = await book.colleague('department_officer', book.departmentId, 'department@test.test');
  const leader = await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  const street = await book.colleague('street_officer', first.id, 'street@test.test');
  const draft = (change: object = {}) => ({
    title: '高龄津贴认证',
    content: '逐户核验',
    legalBasis: '民政局职责清单',
    kind: 'assist',
    departmentId: book.departmentId,
    lineId,
    fromMonth: `${book.year}-01`,
    untilMonth: `${book.year}-12`,
    method: 'unit',
    measure: '人次',
    unitPriceFen: 800,
    targets: [
      { unitId: first.id, monthlyVolume: '100' },
      { unitId: second.id, monthlyVolume: '50' },
    ],
    authorities: [{ what: '入户核查', overWhat: '辖区高龄津贴领取人员', departmentId: book.departmentId }],
    ...change,
  });
  const must = async (path: string, body: unknown, cookie: string): Promise<string> => {
    const answer = await book.post(path, body, { cookie });
    if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const drafted = (change: object = {}) => must('/duties', draft(change), officer);
  const submitted = async (change: object = {}) => {
    const id = await drafted(change);
    return must(`/duties/${id}/submit`, { version: 1 }, officer);
  };
  const speakers = new Map([
    [first.id, street],
    [second.id, await book.colleague('street_officer', second.id, 'second-street@test.test')],
  ]);
  const heard = async (id: string) => {
    const { hearings } = await book.get<{ hearings: { unitId: string; side: string; opinion: string | null }[] }>(
      `/duties/${id}`,
    );
    for (const { unitId } of hearings.filter(({ side, opinion }) => side === 'street' && opinion === null)) {
      await must(`/duties/${id}/opinions`, { unitId, opinion: 'agree' }, speakers.get(unitId) ?? '');
    }
  };
  const admitted = async (change: object = {}) => {
    const id = await submitted(change);
    await heard(id);
    return must(`/duties/${id}/review`, { version: 2, outcome: 'admit', reason: '责权费齐备' }, book.city.cookie);
  };
  const active = async (change: object = {}) => {
    const id = await admitted(change);
    return must(`/duties/${id}/activate`, { version: 3 }, book.city.cookie);
  };
  return { officer, leader, street, streets: [first, second], draft, drafted, submitted, heard, admitted, active };
}
