import { limits } from '../../core/limits.ts';
import type { Context } from 'hono';
import type { IdempotencyClaim, Locale } from '../context.ts';
import { sha256 } from '../digest.ts';
import { platformRefusals, RefusedError } from '../refused.ts';
import type { AppEnv, Demand } from './gate.ts';

/** The best of the three languages that `Accept-Language` names; Chinese where it names none of them. */
export function localeOf(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  const known: Record<string, Locale> = { zh: 'zh-CN', ko: 'ko-KR', en: 'en' };
  return wanted.map(({ language }) => known[language]).find((locale) => locale !== undefined) ?? 'zh-CN';
}

/** The key that the caller sent, checked; null when none was sent. @throws RefusedError when its shape is wrong */
export function idempotencyKey(c: Context<AppEnv>): string | null {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return null;
  const shaped =
    key.length >= limits.idempotencyKeyMin && key.length <= limits.idempotencyKeyMax && /^[\x21-\x7e]+$/.test(key);
  if (!shaped) throw new RefusedError(platformRefusals.refuse('idempotency_key_invalid'));
  return key;
}

/** A body of JSON that is small enough to be looked at before it is known who sent it; undefined for any other. */
export async function smallBody(c: Context<AppEnv>): Promise<unknown> {
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  if (!(length <= limits.foreseenBytes)) return undefined;
  try {
    return await c.req.raw.clone().json();
  } catch {
    return undefined;
  }
}

/**
 * Names this write: the caller's key (or one made for this request alone) and the hash of what is asked.
 * @throws RefusedError when a key is demanded and absent, or the body is too large
 */
export async function claimOf(c: Context<AppEnv>, demand: Demand, key: string | null): Promise<IdempotencyClaim> {
  if (!demand.write) return { key: '', inputHash: '', status: demand.status };
  if (key === null && demand.keyRequired) throw new RefusedError(platformRefusals.refuse('idempotency_key_required'));
  const body = await c.req.raw.clone().arrayBuffer();
  const upload = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false;
  const limit = upload ? limits.importBytes + limits.requestBytes : limits.requestBytes * 4;
  if (body.byteLength > limit) {
    throw new RefusedError(platformRefusals.refuse('body_too_large', { limitMb: Math.floor(limit / 1024 / 1024) }));
  }
  const url = new URL(c.req.url);
  const bodyHash = await sha256(upload ? withoutBoundary(c, body) : body);
  const inputHash = await sha256(`${c.req.method} ${url.pathname}${url.search}\n${bodyHash}`);
  return { key: key ?? crypto.randomUUID(), inputHash, status: demand.status };
}

/** Every send of the same form draws a new boundary: it is no part of what is asked. */
function withoutBoundary(c: Context<AppEnv>, body: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(body);
  const boundary = new TextEncoder().encode(
    /boundary="?([^";]+)"?/.exec(c.req.header('content-type') ?? '')?.[1] ?? '',
  );
  if (boundary.length === 0) return bytes;
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    if (standsAt(bytes, at, boundary)) {
      at += boundary.length;
    } else {
      kept[length] = bytes[at] ?? 0;
      length += 1;
      at += 1;
    }
  }
  return kept.subarray(0, length);
}

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1) {
    if (bytes[at + index] !== wanted[index]) return false;
  }
  return true;
}

/**
 * Whether a browser says that another site's page sent the request. Only browsers send `Sec-Fetch-Site`, so machine
 * clients pass; it is compared by the browser itself, whatever proxy terminates TLS before us.
 */
export const fromOtherSite = (c: Context): boolean =>
  ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '');
