import { beforeAll, describe, expect, it } from 'vitest';
import { newWorld, type World } from '../../harness/api.ts';
import { MOST } from './calculator.ts';
import { moneyCases } from './money-cases.ts';
import { peopleCases } from './people-cases.ts';

let world: World;

interface ErrorBody {
  readonly error: { code: string; message: string; requestId: string; fields?: { path: string }[]; facts?: object };
}

const ask = <T = Record<string, unknown>>(path: string, body: unknown, headers?: Record<string, string>) =>
  world.call<T>('POST', `/api/tools/${path}`, { body, key: null, ...(headers && { headers }) });

beforeAll(async () => {
  world = await newWorld(1);
});

describe.each([...moneyCases, ...peopleCases])('$path', ({ path, works, bad, refused }) => {
  it.each(works)('answers %#', async ({ body, answer }) => {
    const { status, body: figures } = await ask(path, body);
    expect({ status, figures }).toEqual({ status: 200, figures: answer });
  });

  it.each(bad)('points at $field', async ({ field, change, body }) => {
    const { status, body: answer } = await ask<ErrorBody>(path, body ?? { ...works[0]?.body, ...change });
    expect(status).toBe(400);
    expect(answer.error.code).toBe('bad_input');
    expect(answer.error.fields?.map((problem) => problem.path)).toContain(field);
  });

  it.each(refused ?? [])('refuses $code', async ({ code, change, facts }) => {
    const { status, body: answer } = await ask<ErrorBody>(path, { ...works[0]?.body, ...change });
    expect({ status, code: answer.error.code }).toEqual({ status: 422, code });
    if (facts) expect(answer.error.facts).toEqual(facts);
  });

  it('refuses keys it does not know, and bodies that are no object', async () => {
    const unknown = await ask<ErrorBody>(path, { ...works[0]?.body, surprise: 1 });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.fields?.map((problem) => problem.path)).toContain('surprise');
    for (const body of [null, [], 'text', 7]) expect((await ask(path, body)).status).toBe(400);
  });
});

describe('every calculator', () => {
  it('speaks the language of the reader', async () => {
    const say = async (language: string) =>
      (await ask<ErrorBody>('workdays', { day: '2031-01-01' }, { 'accept-language': language })).body.error.message;
    expect(await say('zh-CN')).toBe('没有 2031 年的工作日历。');
    expect(await say('ko-KR')).toBe('2031년 근무일 달력이 없습니다.');
    expect(await say('en')).toBe('There is no working calendar for 2031.');
  });

  it('refuses a body beyond the limit', async () => {
    const weights = Array.from({ length: 300_000 }, () => '1.5');
    const { status, body } = await ask<ErrorBody>('allocation', { amountFen: 1, weights });
    expect({ status, code: body.error.code }).toEqual({ status: 413, code: 'body_too_large' });
  });

  it('takes as many rows as the limit says, exactly and in time', async () => {
    const weights = Array.from({ length: 5000 }, (_, index) => `${index}.${index % 7}1`);
    const { status, body } = await ask<{ partsFen: number[] }>('allocation', { amountFen: MOST, weights });
    expect(status).toBe(200);
    expect(body.partsFen.reduce((a, b) => a + b, 0)).toBe(MOST);
  });
});
