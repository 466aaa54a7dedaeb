import { newBook, type Book } from '../ledger/book.ts';

/** A city with a department, two branches of it, two streets and an officer on each side. */
export interface Street extends Book {
  readonly streetId: string;
  readonly otherStreetId: string;
  readonly branchId: string;
  readonly secondBranchId: string;
  readonly street: string;
  readonly department: string;
  readonly leader: string;
  readonly hr: string;
  must(path: string, body: unknown, cookie: string): Promise<{ id: string; version: number; state: string }>;
}

export async function newStreet(): Promise<Street> {
  const book = await newBook();
  const units = await book.get<{ items: { id: string }[] }>('/organisation/units?kind=street');
  const [first, second] = units.items;
  if (!first || !second) throw new Error('the invented county has two streets');
  const must: Street['must'] = async (path, body, cookie) => {
    const answer = await book.post<{ id: string; version: number; state: string }>(path, body, { cookie });
    if (answer.status > 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const branch = (name: string) =>
    must('/organisation/units', { kind: 'office', name, parentId: book.departmentId }, book.city.cookie);
  const [one, two] = [await branch('河南民政所'), await branch('新兴民政所')];
  const root = book.city.rootUnitId;
  return {
    ...book,
    must,
    streetId: first.id,
    otherStreetId: second.id,
    branchId: one.id,
    secondBranchId: two.id,
    street: await book.colleague('street_officer', first.id, 'street@test.test'),
    department: await book.colleague('department_officer', book.departmentId, 'department@test.test'),
    leader: await book.colleague('city_leader', root, 'leader@test.test'),
    hr: await book.colleague('hr_officer', root, 'hr@test.test'),
  };
}
