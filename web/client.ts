import { currentLanguage } from './language.ts';

/** One problem of one field, as the server names it; `path` is dotted (`administrator.email`). */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Sent {
  query?: Query;
  body?: unknown;
  key?: string;
}
interface Envelope {
  code: string;
  message: string;
  requestId?: string;
  fields?: FieldProblem[];
  facts?: Record<string, unknown>;
}

/**
 * Every failed call. `status` 0 means that no answer came: a write may have happened, so it must be sent
 * again with the same key, never with a new one.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, envelope: Envelope) {
    super(envelope.message);
    this.status = status;
    this.code = envelope.code;
    this.requestId = envelope.requestId;
    this.fields = envelope.fields ?? [];
    this.facts = envelope.facts ?? {};
  }

  /** True when nobody can say whether the write happened. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** A key for one action of the user. `crypto.randomUUID` is missing on plain-http hosts; this is not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `{a: 1, b: undefined}` → `?a=1`; empty values are left out. */
export function queryString(query: Query = {}): string {
  const kept = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return kept.length > 0 ? `?${new URLSearchParams(kept).toString()}` : '';
}

function headersOf(method: Method, { body, key }: Sent): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': currentLanguage() });
  if (method !== 'GET') headers.set('Idempotency-Key', key ?? newKey());
  if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json');
  return headers;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Ours is `{error: {…}}`; better-auth answers `{code, message}` without the envelope. */
function envelopeOf(status: number, answer: unknown): Envelope {
  const inner = isRecord(answer) && isRecord(answer['error']) ? answer['error'] : answer;
  if (!isRecord(inner) || typeof inner['code'] !== 'string')
    return { code: `http_${status}`, message: `HTTP ${status}` };
  return { message: inner['code'], ...inner } as unknown as Envelope;
}

async function fetchChecked(method: Method, path: string, sent: Sent): Promise<Response> {
  const { body } = sent;
  const init: RequestInit = { method, headers: headersOf(method, sent), credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof FormData ? body : JSON.stringify(body);
  let response: Response;
  try {
    response = await fetch(`${path}${queryString(sent.query)}`, init);
  } catch (cause) {
    throw new ApiError(0, { code: 'network', message: cause instanceof Error ? cause.message : 'network' });
  }
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  throw new ApiError(response.status, envelopeOf(response.status, answer));
}

async function send<T>(method: Method, path: string, sent: Sent): Promise<T> {
  const response = await fetchChecked(method, path, sent);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Paths are whole (`/api/…`). Writes take the key of the user's action; without one they get a fresh key. */
export const api = {
  get: <T>(path: string, query: Query = {}) => send<T>('GET', path, { query }),
  post: <T>(path: string, body?: unknown, key = newKey()) => send<T>('POST', path, { body, key }),
  put: <T>(path: string, body?: unknown, key = newKey()) => send<T>('PUT', path, { body, key }),
  patch: <T>(path: string, body?: unknown, key = newKey()) => send<T>('PATCH', path, { body, key }),
  delete: <T>(path: string, body?: unknown, key = newKey()) => send<T>('DELETE', path, { body, key }),
  /** A file as the answer of a POST. */
  postForFile: async (path: string, body: unknown, key = newKey()) =>
    (await fetchChecked('POST', path, { body, key })).blob(),
  /** The same with the name that the server gave the file. */
  postForNamedFile: async (path: string, body: unknown, key = newKey()) => {
    const response = await fetchChecked('POST', path, { body, key });
    const [, name = 'export'] =
      /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
    return { blob: await response.blob(), name: decodeURIComponent(name) };
  },
};

/** The root of one city's routes: `cityPath('yanji', 'audit')` → `/api/cities/yanji/audit`. */
export function cityPath(city: string, path: string): string {
  return `/api/cities/${encodeURIComponent(city)}/${path}`;
}
