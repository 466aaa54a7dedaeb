import { compareText } from '../core/text.ts';

const encoder = new TextEncoder();

/** A table, because an import writes tens of thousands of digests. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function hex(bytes: ArrayBuffer | Uint8Array): string {
  let text = '';
  for (const byte of bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)) text += pairs[byte];
  return text;
}

/** SHA-256 of text (UTF-8) or bytes, as 64 lower-case hex digits. */
export async function sha256(data: string | ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? encoder.encode(data) : data));
}

/** JSON with sorted keys and without undefined members: one text for one value, so that a digest can be checked later. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
