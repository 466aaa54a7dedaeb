import type { Measure } from '../scripts/bench.ts';
import { fillBook, type LargeBook } from './floor/book.ts';
import { hledgerBalance, hledgerIsHere } from './floor/hledger.ts';
import { alternate } from './floor/sample.ts';
import { newCity, withFloor, type City, type Floor } from './floor/server.ts';

const million = 1_000_000;
const groupSize = 8_000;
/** Longer than the seals of a round take. */
const settleMs = 400;

interface Stand {
  readonly floor: Floor;
  readonly city: City;
  readonly book: LargeBook;
}

async function ask(stand: Stand, work: string, body?: string): Promise<void> {
  const url = `${stand.floor.url}/api/floor/${work}${work.includes('?') ? '&' : '?'}binding=${stand.city.binding}`;
  const answer = await fetch(url, { method: 'POST', body: body ?? '' });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${work}: ${answer.status} ${text.slice(0, 200)}`);
}

/** So many hands at once, each doing its share one after the other. */
const crowd = (hands: number, each: number, work: (at: number) => Promise<unknown>): Promise<unknown> =>
  Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      for (let turn = 0; turn < each; turn += 1) await work(hand * each + turn);
    }),
  );

/** Two lines, in an order that is neither the indexes' nor each other's. */
const pair = ({ book: { lines } }: Stand, at: number): [string, string] => {
  const line = (index: number) => lines[index % lines.length] ?? '';
  return [line(at * 13), line(at * 13 + 1 + ((at * 379) % (lines.length - 1)))];
};

/** A posting through the API (known actor, scope, guards, layers, audit entry, key) beside a bare batch of four statements. */
async function single(stand: Stand, hands: number): Promise<Measure> {
  const product = (at: number) => {
    const [debitAccountId, creditAccountId] = pair(stand, at);
    const transfers = [{ debitAccountId, creditAccountId, amountFen: 1 }];
    return stand.city.session.post('/ledger/transactions', { kind: 'adjustment', memo: '测速', transfers });
  };
  const bare = (at: number) => ask(stand, 'posting', pair(stand, at).join(' '));
  const each = Math.max(4, Math.floor(60 / hands));
  const took = await alternate(
    () => crowd(hands, each, bare),
    () => crowd(hands, each, product),
    { warmUp: 2, pairs: 9, settleMs },
  );
  const count = hands * each;
  return {
    name: `a posting, ${hands} at once, beside a bare batch of four statements`,
    unit: 'ms',
    floor: took.floor / count,
    measured: took.measured / count,
    limit: 2.5,
  };
}

const groupOf = (stand: Stand) => ({
  kind: 'adjustment',
  memo: '测速',
  transfers: Array.from({ length: groupSize }, (_, at) => {
    const [debitAccountId, creditAccountId] = pair(stand, at);
    return { debitAccountId, creditAccountId, amountFen: 1 };
  }),
});

function group(stand: Stand): Promise<{ floor: number; measured: number }> {
  const body = groupOf(stand);
  const text = JSON.stringify(body);
  return alternate(
    () => ask(stand, 'group', text),
    () => stand.city.session.post('/ledger/transactions', body),
    { warmUp: 2, pairs: 9, settleMs },
  );
}

/** The same book as the product exports it, read and balanced by hledger: the floor is another program, not the database. */
async function besideHledger(stand: Stand, report: (detail: string) => void): Promise<Measure[]> {
  if (!hledgerIsHere()) {
    report('hledger is not installed: not timed');
    return [];
  }
  const { year } = stand.book;
  const floor = await hledgerBalance(await stand.floor.database(stand.city.binding), year);
  const start = performance.now();
  await stand.city.session.get(`/ledger/trial-balance?year=${year}&asOfDay=${year}-12-31`);
  const measured = performance.now() - start;
  return [{ name: 'the same, beside `hledger bal` of the exported book', unit: 'ms', floor, measured, limit: 1 }];
}

async function reports(stand: Stand): Promise<Measure[]> {
  const { year } = stand.book;
  const trial = (more: string) => () => stand.city.session.get(`/ledger/trial-balance?year=${year}${more}`);
  const standing = await alternate(() => ask(stand, `balances?year=${year}`), trial(''), { warmUp: 2, pairs: 9 });
  const day = `${year}-07-01`;
  const last = `${year}-12-31`;
  const half = await alternate(() => ask(stand, `sums?day=${day}`), trial(`&asOfDay=${day}`), { warmUp: 1, pairs: 5 });
  const whole = await alternate(() => ask(stand, `sums?day=${last}`), trial(`&asOfDay=${last}`), {
    warmUp: 1,
    pairs: 5,
  });
  return [
    {
      name: 'trial balance over a million transfers, beside the bare rows of balances',
      unit: 'ms',
      ...standing,
      limit: 3,
    },
    { name: 'the same as of a day in July, beside a bare grouped sum', unit: 'ms', ...half, limit: 2 },
    { name: 'the same as of the last day, beside a bare grouped sum', unit: 'ms', ...whole, limit: 2 },
  ];
}

export function run(report: (detail: string) => void): Promise<readonly Measure[]> {
  return withFloor(async (floor) => {
    const city = await newCity(floor, 'ledger');
    const database = await floor.database(city.binding);
    report('filling a book');
    const book = await fillBook(database, million);
    const stand = { floor, city, book };
    await floor.ask('book', { binding: city.binding });
    const measures: Measure[] = [];
    for (const hands of [1, 8, 50]) {
      report(`single ${hands}`);
      measures.push(await single(stand, hands));
    }
    report('groups');
    const took = await group(stand);
    measures.push({
      name: `a group of ${groupSize} transfers, beside one insert and one grouped update`,
      unit: 'ms',
      ...took,
      limit: 2,
    });
    report('reports');
    measures.push(...(await reports(stand)));
    report('hledger');
    measures.push(...(await besideHledger(stand, report)));
    return measures;
  });
}
