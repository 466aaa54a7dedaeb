import type { z } from '@hono/zod-openapi';
import { en, ko, zhCN } from 'zod/locales';
import type { Locale } from '../context.ts';

/** What is wrong with a field, in the words of somebody who fills in a form rather than of a type checker. */
type Sentence = Readonly<Record<Locale, string>>;

const kinds: Readonly<Record<string, Sentence>> = {
  string: { 'zh-CN': '文字', 'ko-KR': '문자', en: 'text' },
  number: { 'zh-CN': '数字', 'ko-KR': '숫자', en: 'a number' },
  int: { 'zh-CN': '整数', 'ko-KR': '정수', en: 'a whole number' },
  boolean: { 'zh-CN': 'true 或 false', 'ko-KR': 'true 또는 false', en: 'true or false' },
  array: { 'zh-CN': '列表', 'ko-KR': '목록', en: 'a list' },
  object: { 'zh-CN': '对象', 'ko-KR': '객체', en: 'an object' },
};

const counted: Readonly<Record<string, Sentence>> = {
  string: { 'zh-CN': ' 个字符', 'ko-KR': '자', en: ' characters' },
  array: { 'zh-CN': ' 项', 'ko-KR': '개 항목', en: ' entries' },
};

const foreign = { 'zh-CN': zhCN().localeError, 'ko-KR': ko().localeError, en: en().localeError };

/** The sentence for an issue; what is rare is left to the words of the library. */
export function issueMessage(issue: z.core.$ZodIssue, locale: Locale): string {
  const own = sentenceOf(issue)?.[locale];
  if (own !== undefined) return own;
  const text = foreign[locale](issue as never);
  return typeof text === 'string' ? text : (text?.message ?? issue.message);
}

function sentenceOf(issue: z.core.$ZodIssue): Sentence | null {
  if (issue.code === 'invalid_type') return typeSentence(kinds[issue.expected]);
  if (issue.code === 'too_small') return boundSentence(issue.origin, Number(issue.minimum), issue.inclusive, 'least');
  if (issue.code === 'too_big') return boundSentence(issue.origin, Number(issue.maximum), issue.inclusive, 'most');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return { 'zh-CN': `没有这个字段：${keys}`, 'ko-KR': `없는 항목입니다: ${keys}`, en: `is not known here: ${keys}` };
  }
  if (issue.code === 'invalid_value') return choiceSentence(issue.values.map(String));
  // Of bodies that come in several kinds: the field that tells them apart names none of these.
  if (issue.code === 'invalid_union' && issue.inclusive !== false && issue.options)
    return choiceSentence(issue.options.map(String));
  return null;
}

const choiceSentence = (values: readonly string[]): Sentence => ({
  'zh-CN': `须为以下之一：${values.join('、')}`,
  'ko-KR': `다음 중 하나여야 합니다: ${values.join(', ')}`,
  en: `must be one of ${values.join(', ')}`,
});

/** A value that is absent and one of another kind read alike here, so the sentence fits both. */
const typeSentence = (kind: Sentence | undefined): Sentence | null =>
  kind
    ? {
        'zh-CN': `须填写，且为${kind['zh-CN']}`,
        'ko-KR': `필수이며 형식은 ${kind['ko-KR']}입니다`,
        en: `is needed and must be ${kind.en}`,
      }
    : null;

function boundSentence(origin: string, bound: number, inclusive = true, side: 'least' | 'most'): Sentence {
  const unit = counted[origin];
  if (unit) {
    return side === 'least'
      ? {
          'zh-CN': `至少 ${bound}${unit['zh-CN']}`,
          'ko-KR': `최소 ${bound}${unit['ko-KR']}입니다`,
          en: `takes at least ${bound}${unit.en}`,
        }
      : {
          'zh-CN': `最多 ${bound}${unit['zh-CN']}`,
          'ko-KR': `최대 ${bound}${unit['ko-KR']}입니다`,
          en: `takes at most ${bound}${unit.en}`,
        };
  }
  if (side === 'least') {
    return inclusive
      ? { 'zh-CN': `不得小于 ${bound}`, 'ko-KR': `${bound} 이상이어야 합니다`, en: `must be at least ${bound}` }
      : { 'zh-CN': `须大于 ${bound}`, 'ko-KR': `${bound}보다 커야 합니다`, en: `must be above ${bound}` };
  }
  return inclusive
    ? { 'zh-CN': `不得大于 ${bound}`, 'ko-KR': `${bound} 이하여야 합니다`, en: `must be at most ${bound}` }
    : { 'zh-CN': `须小于 ${bound}`, 'ko-KR': `${bound}보다 작아야 합니다`, en: `must be below ${bound}` };
}
