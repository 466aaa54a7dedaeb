import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from '@hono/zod-openapi';
import type { Refusal } from '../../core/refusal.ts';
import type { Locale } from '../context.ts';
import type { AppEnv } from './gate.ts';
import { issueMessage } from './issues.ts';

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.string(),
      fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
      facts: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi('Error');

const messageKey = { 'zh-CN': 'zh', 'ko-KR': 'ko', en: 'en' } as const;

const badInputMessage: Record<Locale, string> = {
  'zh-CN': '提交的内容有误，请按字段提示修改。',
  'ko-KR': '제출한 내용에 오류가 있습니다. 항목별 안내를 확인하세요.',
  en: 'The input has mistakes; see the fields.',
};

const faultMessage: Record<Locale, string> = {
  'zh-CN': '系统出现故障，未完成此操作。请稍后重试；如需帮助，请提供请求编号。',
  'ko-KR': '시스템 오류로 작업을 마치지 못했습니다. 잠시 후 다시 시도하고, 도움이 필요하면 요청 번호를 알려 주세요.',
  en: 'Something failed here and the operation was not completed. Try again; if you need help, quote the request id.',
};

/** A refused write left no record: the same key, with the same body, acts once the cause is gone. */
const keepsKeyFree = (method: string, { status, code }: Refusal): boolean =>
  method !== 'GET' && (status === 409 || status === 422) && code !== 'idempotency_key_reused';

/** A decided "no", in the reader's language. */
export function answerRefusal(c: Context<AppEnv>, refusal: Refusal): Response {
  if (refusal.status === 503) c.header('Retry-After', '3600');
  if (refusal.status === 429) c.header('Retry-After', '60');
  const { code, facts, status } = refusal;
  if (keepsKeyFree(c.req.method, refusal)) c.header('Idempotency-Key-Free', 'true');
  const message = refusal.messages[messageKey[c.var.locale]];
  const hasFacts = Object.keys(facts).length > 0;
  const error = { code, message, requestId: c.var.requestId, ...(hasFacts ? { facts } : {}) };
  return c.json({ error }, status as ContentfulStatusCode);
}

/** Input that does not have the documented shape: 400 with each field and its reason. */
export function answerBadInput(c: Context<AppEnv>, fields: readonly FieldProblem[]): Response {
  const message = badInputMessage[c.var.locale];
  return c.json({ error: { code: 'bad_input', message, requestId: c.var.requestId, fields } }, 400);
}

const unreadableMessage: Record<Locale, string> = {
  'zh-CN': '请求内容不是有效的 JSON 或表单。',
  'ko-KR': '요청 내용이 올바른 JSON 또는 양식이 아닙니다.',
  en: 'The body is not valid JSON or form data.',
};

/** A body that cannot be read at all. */
export const answerUnreadable = (c: Context<AppEnv>): Response =>
  answerBadInput(c, [{ path: '', code: 'unreadable', message: unreadableMessage[c.var.locale] }]);

/** Nothing of the fault but its request id leaves the house. */
export function answerFault(c: Context<AppEnv>): Response {
  const message = faultMessage[c.var.locale];
  return c.json({ error: { code: 'fault', message, requestId: c.var.requestId } }, 500);
}

function fieldProblem(issue: z.core.$ZodIssue, locale: Locale): FieldProblem {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const keyPath = [path, issue.keys[0]].filter(Boolean).join('.');
    return { path: keyPath, code: issue.code, message: localised(issue, locale) };
  }
  return { path, code: issue.code, message: localised(issue, locale) };
}

/** Our own schemas carry `[zh, ko, en]` as their message where the general sentence would not help. */
function localised(issue: z.core.$ZodIssue, locale: Locale): string {
  const own = /^(.*)¦(.*)¦(.*)$/s.exec(issue.message);
  if (own) return (locale === 'zh-CN' ? own[1] : locale === 'ko-KR' ? own[2] : own[3]) ?? issue.message;
  return issueMessage(issue, locale);
}

/** A message in three languages for a zod check: the edge picks the reader's. */
export const inThree = (zh: string, ko: string, english: string): string => `${zh}¦${ko}¦${english}`;

export const fieldProblems = (error: z.core.$ZodError, locale: Locale): FieldProblem[] =>
  error.issues.map((issue) => fieldProblem(issue, locale));
