import { insertRow } from '../../../worker/platform/statement.ts';
import type { Answer } from '../../harness/api.ts';
import { newBook, type Book } from '../ledger/book.ts';

export interface Moved {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}
export interface Computed {
  readonly id: string;
  readonly version: number;
  readonly totals: {
    readonly workers: number;
    readonly grossFen: number;
    readonly netFen: number;
    readonly employerFen: number;
  };
  readonly findings: { readonly blocking: number; readonly warning: number; readonly notice: number };
  readonly levelsDerived: number;
  readonly differences: readonly {
    readonly name: string;
    readonly beforeFen: number | null;
    readonly afterFen: number | null;
  }[];
  readonly differenceCount: number;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** A city with a funded budget line, four workers in two communities of two streets, and the officers of pay. */
export interface PayCity extends Book {
  readonly lineId: string;
  readonly hr: string;
  readonly finance: string;
  readonly streetId: string;
  readonly workerIds: readonly string[];
  /** Computes or steps as the HR officer unless another cookie is given. */
  act<T = Moved>(path: string, body: unknown, cookie?: string, key?: string): Promise<Answer<T>>;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An invented identity number: order codes 996–999 belong to nobody alive. */
export const identityNumber = (order: number): string => {
  const body = `99010119900101${996 + order}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

const people = [
  { name: '赵一', postType: 'head', hiredOn: '2015-03-01', qualification: 'senior' },
  { name: '钱二', postType: 'deputy', hiredOn: '2018-03-01', qualification: 'intermediate' },
  { name: '孙三', postType: 'staff', hiredOn: '2022-03-01', qualification: 'none' },
  { name: '李四', postType: 'staff', hiredOn: '2024-03-01', qualification: 'assistant' },
] as const;

/** Invented cards, one each: two on one card would be found. */
const cards = ['6222000000000000', '6222000000000018', '6222000000000026'];

export async function newPayCity(): Promise<PayCity> {
  const book = await newBook();
  const lineId = await book.line('社工薪酬', 20_000_000);
  const units = await book.get<Page<{ id: string; parentId: string }>>(
    '/organisation/units?kind=community&pageSize=200',
  );
  const [first, other] = [units.items[0], units.items.find(({ parentId }) => parentId !== units.items[0]?.parentId)];
  if (!first || !other) throw new Error('the test county has two streets');
  const workerIds: string[] = [];
  for (const [index, person] of people.entries()) {
    const body = {
      ...person,
      identityNumber: identityNumber(index),
      channel: 'open_recruitment',
      unitId: index < 2 ? first.id : other.id,
      education: 'bachelor',
      degree: 'bachelor',
      ...(index === 3 ? {} : { bankName: '示例银行', bankCard: cards[index] ?? '' }),
    };
    const entered = await book.post('/roster/workers', body);
    if (entered.status !== 201) throw new Error(JSON.stringify(entered.body));
    workerIds.push(entered.body.id);
  }
  const hr = await book.colleague('hr_officer', book.city.rootUnitId, 'hr@pay.test');
  const finance = await book.colleague('finance_officer', book.city.rootUnitId, 'finance@pay.test');
  return {
    ...book,
    lineId,
    hr,
    finance,
    streetId: first.parentId,
    workerIds,
    act: (path, body, cookie = hr, key) => book.post(path, body, { cookie, ...(key ? { key } : {}) }) as never,
  };
}

/** Gives a person one more role, straight in the database. */
export async function giveRole(city: PayCity, email: string, role: string): Promise<void> {
  const row = insertRow('assignment', {
    id: `asg_${role}_${email.replaceAll(/\W/g, '')}`,
    user_id: `usr_${email.replaceAll(/\W/g, '')}`,
    role_code: role,
    unit_id: city.city.rootUnitId,
    given_at: new Date().toISOString(),
    given_by: 'test',
  });
  await city.world.env.CITY_01?.prepare(row.sql)
    .bind(...row.params)
    .run();
}

/** Puts the account of a signed-in person to a worker of the roster. */
export async function bindWorker(city: PayCity, email: string, workerId: string): Promise<void> {
  await city.world.env.CITY_01?.prepare('UPDATE "user" SET "workerId" = ? WHERE email = ?').bind(workerId, email).run();
}
