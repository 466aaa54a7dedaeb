import { z } from '@hono/zod-openapi';
import { describe, expect, it } from 'vitest';
import { fieldProblems, inThree } from '../../worker/platform/http/answers.ts';

const schema = z.strictObject({
  fen: z.int().min(1).max(9),
  name: z.string().min(2).max(3),
  kind: z.enum(['a', 'b']),
  list: z.array(z.int()).min(1),
  own: z.string().refine(() => false, inThree('自', '자', 'own')),
});

function told(input: unknown, locale: 'zh-CN' | 'ko-KR' | 'en'): Record<string, string> {
  const { error } = schema.safeParse(input);
  return Object.fromEntries(error ? fieldProblems(error, locale).map(({ path, message }) => [path, message]) : []);
}

describe('what is wrong with a field', () => {
  const bounds = { fen: 0, name: '长长长长', kind: 'c', list: [], own: 'x', more: 1 };

  it('is said in the reader’s language, without words of a type checker', () => {
    expect(told(bounds, 'zh-CN')).toEqual({
      fen: '不得小于 1',
      name: '最多 3 个字符',
      kind: '须为以下之一：a、b',
      list: '至少 1 项',
      own: '自',
      more: '没有这个字段：more',
    });
    expect(told(bounds, 'ko-KR')).toMatchObject({ fen: '1 이상이어야 합니다', name: '최대 3자입니다', own: '자' });
    expect(told(bounds, 'en')).toMatchObject({ fen: 'must be at least 1', list: 'takes at least 1 entries' });
  });

  it('fits what is absent and what is of another kind', () => {
    expect(told({ fen: '1', kind: 'a', list: [1.5], own: 'x' }, 'zh-CN')).toMatchObject({
      fen: '须填写，且为数字',
      name: '须填写，且为文字',
      'list.0': '须填写，且为整数',
    });
  });

  it('names the kinds that a body may be of', () => {
    const bodies = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a') }),
      z.object({ kind: z.literal('b') }),
    ]);
    const { error } = bodies.safeParse({ kind: 'c' });
    expect(error && fieldProblems(error, 'zh-CN')).toMatchObject([{ path: 'kind', message: '须为以下之一：a、b' }]);
  });
});
