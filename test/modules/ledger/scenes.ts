import { vi } from 'vitest';
import { administratorPassword, signIn, type Answer } from '../../harness/api.ts';
import { colleaguePassword, newBook, type Book, type Refused } from './book.ts';

/**
 * A scene is played through the API, one row of an aligned table a step. What a row does:
 *
 *     give S>A 100 on 2026-03-01 as v   appropriates, and names the voucher
 *     post adjustment A>B 10, B>C 5     a linked group
 *     hold h A 60 until 2026-07-02      promises, and names the hold; `6× hold A 20` sends six at once
 *     settle h 40 keep k                pays 40 from it to X, the rest held on as k, or `free`
 *     void h · sweep A>S · expire · on 2026-07-03
 *     ask v · approve v · force v · decline v      the reversal of a voucher
 *     draw proportional                 how accounts draw on several sources
 *     end 2026 holds=carry              closes the year; letters then mean the accounts of the next book
 *     asof 2026-03-31 known 2026-04-02  what the trial balance says: `A=100 B=0`
 *     follow h A 60                     names the open hold of 60 on A: a year's end carries a hold on as another
 *     left T                            what lines still have of a source, and what is spent: `30 spent 70`
 *     verify                            counts the book anew
 *
 * Letters: S is the treasury, T a second source, X is where money is spent, other letters are lines.
 */
export interface Stage {
  readonly book: Book;
  /** Lines that no other scene knows. */
  readonly clear: () => void;
  readonly play: (does: string) => Promise<string>;
  /** `balance/held` of a letter. */
  readonly stands: (letter: string) => Promise<string>;
}

interface Row {
  readonly id: string;
  readonly name: string;
}

const said = ({ status, body }: Answer<unknown>): string => {
  if (status < 300) return 'ok';
  const { code, facts } = (body as Refused).error;
  const short = facts?.['shortfallFen'];
  return short === undefined ? code : `${code} ${String(short)}`;
};

export async function newStage(start: string): Promise<Stage> {
  const at = (day: string, hour = '02') => vi.setSystemTime(new Date(`${day}T${hour}:00:00Z`));
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${start}T02:00:00Z`) });
  const book = await newBook({ onePays: true });
  await book.colleague('city_leader', book.city.rootUnitId, 'leader@test.test');
  await book.colleague('finance_officer', book.city.rootUnitId, 'payer@test.test');
  let cookies = { maker: '', leader: '', payer: '' };
  const enter = async () => {
    const enterAs = (name: string, password: string) => signIn(book.world, book.city, name, password);
    const maker = await enterAs(`admin@${book.city.slug}.test`, administratorPassword);
    const leader = await enterAs('leader@test.test', colleaguePassword);
    cookies = { maker, leader, payer: await enterAs('payer@test.test', colleaguePassword) };
  };
  await enter();
  let year = book.year;
  const accountsOf = async (kind: string) =>
    (await book.get<{ items: Row[] }>(`/ledger/accounts?year=${year}&kind=${kind}&pageSize=200`, cookies.maker)).items;
  const second = await book.post(
    '/ledger/sources',
    { fiscalYear: year, name: '第二来源', receivedDay: `${year}-01-01`, documentNumber: '省财〔2026〕8号' },
    { cookie: cookies.maker },
  );
  const spent = (await accountsOf('spent'))[0]?.id ?? '';
  let names = new Map<string, string>();
  let scene = 0;
  const clear = () => {
    scene += 1;
    names = new Map([
      ['S', book.sourceId],
      ['T', second.body.id],
      ['X', spent],
    ]);
  };
  const send = (path: string, body: unknown, who: keyof typeof cookies = 'maker') =>
    book.post<Record<string, string>>(path, body, { cookie: cookies[who] });
  const id = async (letter: string): Promise<string> => {
    const standing = names.get(letter);
    if (standing) return standing;
    const line = {
      fiscalYear: year,
      departmentId: book.departmentId,
      name: `${letter}${scene}`,
      functionCode: '2120199',
    };
    const opened = await send('/ledger/lines', line);
    names.set(letter, opened.body['id'] ?? '');
    return opened.body['id'] ?? '';
  };
  const named = (name: string | undefined, answer: Answer<Record<string, string>>, key = 'id') => {
    if (name && answer.status < 300) names.set(`:${name}`, answer.body[key] ?? '');
    return said(answer);
  };
  const thing = (name: string | undefined) => names.get(`:${name ?? ''}`) ?? 'nothing';
  const moved = async (text: string) => {
    const [, from = '', to = '', amount = ''] = /^(\w)>(\w) (\d+)$/.exec(text) ?? [];
    return { debitAccountId: await id(from), creditAccountId: await id(to), amountFen: Number(amount) };
  };
  const hold = async (letter: string, amount: string, until?: string) =>
    send('/ledger/holds', {
      accountId: await id(letter),
      amountFen: Number(amount),
      purpose: '承诺',
      ...(until ? { deadlineDay: until } : {}),
    });
  const verdict = async (name: string | undefined, how: string) => {
    const path = `/ledger/reversals/${thing(`${name ?? ''}?`)}/${how === 'decline' ? 'decline' : 'approve'}`;
    return said(
      await send(
        path,
        how === 'decline' ? { version: 1, reason: '不同意' } : { version: 1, force: how === 'force' },
        'leader',
      ),
    );
  };

  const play = async (does: string): Promise<string> => {
    const [verb = '', ...words] = does.split(' ');
    const after = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
    const [first = '', second_ = '', third = '', fourth] = words;
    switch (verb) {
      case 'on':
        at(first);
        await enter();
        return 'ok';
      case 'give': {
        const { debitAccountId, creditAccountId, amountFen } = await moved(`${first} ${second_}`);
        const on = after('on');
        const given = {
          sourceId: debitAccountId,
          lineId: creditAccountId,
          amountFen,
          documentNumber: '文',
          memo: '下达',
        };
        return named(
          after('as'),
          await send('/ledger/appropriations', { ...given, ...(on ? { effectiveDay: on } : {}) }),
        );
      }
      case 'post': {
        const on = after('on');
        const legs = words
          .slice(1)
          .join(' ')
          .replace(/ (?:on|as) .*$/, '')
          .split(', ');
        const transfers: Awaited<ReturnType<typeof moved>>[] = [];
        for (const leg of legs) transfers.push(await moved(leg));
        const posting = { kind: first, memo: '记账', transfers, ...(on ? { effectiveDay: on } : {}) };
        return named(after('as'), await send('/ledger/transactions', posting));
      }
      case '6×': {
        await id(second_);
        const answers = await Promise.all(Array.from({ length: 6 }, () => hold(second_, third)));
        const counts = new Map<string, number>();
        for (const each of answers.map(said)) counts.set(each, (counts.get(each) ?? 0) + 1);
        return [...counts]
          .toSorted(([a], [b]) => (a < b ? 1 : -1))
          .map(([what, times]) => `${times} ${what}`)
          .join(', ');
      }
      case 'hold':
        return named(first, await hold(second_, third, after('until')));
      case 'settle': {
        const body = { payeeAccountId: names.get('X'), amountFen: Number(second_), rest: third, memo: '结算' };
        return named(fourth, await send(`/ledger/holds/${thing(first)}/settle`, body, 'payer'), 'keptHoldId');
      }
      case 'void':
        return said(await send(`/ledger/holds/${thing(first)}/void`, { reason: '不再需要' }));
      case 'sweep': {
        const [from = '', to = ''] = first.split('>');
        const answer = await send(`/ledger/accounts/${await id(from)}/sweep`, {
          toAccountId: await id(to),
          memo: '收回',
        });
        return answer.status < 300 ? `moved ${answer.body['amountFen']}` : said(answer);
      }
      case 'expire': {
        const answer = await send('/ledger/holds/expire', undefined);
        return `freed ${answer.body['expired']}`;
      }
      case 'ask':
        return named(`${first}?`, await send(`/ledger/transactions/${thing(first)}/reversals`, { reason: '下达有误' }));
      case 'approve':
      case 'force':
      case 'decline':
        return verdict(first, verb);
      case 'draw':
        return said(await send('/ledger/draw-order', { year, drawOrder: first, reason: '市里选定' }, 'leader'));
      case 'asof': {
        const [known, letters] = [after('known'), [...names.keys()].filter((name) => /^[A-R]$/.test(name)).toSorted()];
        const until = known ? `&recordedUntil=${known}T23:00:00Z` : '';
        const { rows } = await book.get<{ rows: { accountId: string; balanceFen: number }[] }>(
          `/ledger/trial-balance?year=${year}&asOfDay=${first}${until}`,
          cookies.maker,
        );
        const of = (letter: string) => rows.find(({ accountId }) => accountId === names.get(letter))?.balanceFen ?? 0;
        return letters.map((letter) => `${letter}=${of(letter)}`).join(' ');
      }
      case 'left': {
        const { items } = await book.get<{ items: (Row & { lineFen: number; spentFen: number })[] }>(
          `/ledger/sources?year=${year}`,
          cookies.maker,
        );
        const own = items.find((each) => each.id === names.get(first));
        return `${own?.lineFen} spent ${own?.spentFen}`;
      }
      case 'end': {
        await send('/ledger/years', { year: year + 1 });
        const [holds, lines] = [/holds=(\w+)/.exec(does)?.[1], /lines=(\w+)/.exec(does)?.[1]];
        const decision = { lines, units: 'carry', holds, exceptions: [] };
        const asked = await send('/ledger/year-closings', { year, documentNumber: '决算', reason: '决算', decision });
        if (asked.status >= 300) return said(asked);
        const path = `/ledger/year-closings/${asked.body['id']}/decision`;
        const closed = await send(path, { version: 1, agreed: true, reason: '同意' }, 'leader');
        if (closed.status >= 300) return said(closed);
        year += 1;
        const [lines_, sources] = [await accountsOf('line'), await accountsOf('source')];
        for (const letter of names.keys()) {
          const next = lines_.find(({ name }) => name === `${letter}${scene}`);
          if (/^[A-R]$/.test(letter)) names.set(letter, next?.id ?? '');
        }
        names.set('S', sources.find(({ id: source }) => source !== names.get('T'))?.id ?? '');
        names.set('T', sources.find(({ name }) => name === '第二来源')?.id ?? '');
        names.set('X', (await accountsOf('spent'))[0]?.id ?? '');
        return 'ok';
      }
      case 'follow': {
        const { items } = await book.get<{ items: { id: string; amountFen: number }[] }>(
          `/ledger/holds?state=open&accountId=${await id(second_)}`,
          cookies.maker,
        );
        names.set(`:${first}`, items.find(({ amountFen }) => amountFen === Number(third))?.id ?? '');
        return names.get(`:${first}`) ? 'ok' : 'gone';
      }
      case 'verify': {
        const answer = await book.post<{ sound: boolean; problems: object[] }>('/ledger/verify', undefined, {
          cookie: cookies.maker,
        });
        return answer.body.sound ? 'sound' : JSON.stringify(answer.body.problems);
      }
      default:
        throw new Error(`a scene does not know “${does}”`);
    }
  };
  const stands = async (letter: string) => {
    const name = names.get(letter);
    if (!name) return '–';
    const { balanceFen, heldFen } = await book.get<{ balanceFen: number; heldFen: number }>(
      `/ledger/accounts/${name}`,
      cookies.maker,
    );
    return `${balanceFen}/${heldFen}`;
  };
  clear();
  return { book, clear, play, stands };
}
