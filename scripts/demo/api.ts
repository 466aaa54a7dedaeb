/** A request that the product refused; the demo is built only of requests that it accepts. */
export class RefusedRequest extends Error {
  readonly status: number;
  readonly code: string;

  constructor(method: string, path: string, status: number, body: string) {
    super(`${method} ${path}: ${status} ${body.slice(0, 600)}`);
    this.name = 'RefusedRequest';
    this.status = status;
    this.code = /"code":"(\w+)"/.exec(body)?.[1] ?? '';
  }
}

/** One signed-in person talking to one city, over HTTP like everyone else. */
export interface Session {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** Sends a form with one file. */
  upload<T>(path: string, file: File, fields?: Readonly<Record<string, string>>): Promise<T>;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface SignUp {
  readonly slug: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly administrator: Credentials & { readonly name: string };
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function read<T>(method: string, path: string, answer: Response): Promise<T> {
  const body = await answer.text();
  if (!answer.ok) throw new RefusedRequest(method, path, answer.status, body);
  return (body === '' ? null : JSON.parse(body)) as T;
}

function session(base: string, origin: string, cookie: string): Session {
  const headers = () => ({ cookie, origin, 'idempotency-key': crypto.randomUUID() });
  const send = async <T>(method: string, path: string, body: BodyInit | null, type?: string): Promise<T> => {
    const all = { ...headers(), ...(type ? { 'content-type': type } : {}) };
    return read<T>(method, path, await fetch(base + path, { method, headers: all, body }));
  };
  const json = 'application/json';
  return {
    get: async (path) => read('GET', path, await fetch(base + path, { headers: { cookie } })),
    post: (path, body) => send('POST', path, JSON.stringify(body), json),
    put: (path, body) => send('PUT', path, JSON.stringify(body), json),
    upload: (path, file, fields = {}) => {
      const form = new FormData();
      form.set('file', file);
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return send('POST', path, form);
    },
  };
}

/** Signs a city up; its administrator is signed in at once. */
export async function signUp(baseUrl: string, input: SignUp): Promise<Session> {
  const answer = await fetch(`${baseUrl}/api/cities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(input),
  });
  const cookie = cookiesOf(answer);
  await read('POST', '/api/cities', answer);
  return session(`${baseUrl}/api/cities/${input.slug}`, baseUrl, cookie);
}

/** Somebody without an account. */
export const visitor = (baseUrl: string, city: string): Session =>
  session(`${baseUrl}/api/cities/${city}`, baseUrl, '');

/** `address`: colleagues sit at desks of their own, and attempts to sign in are counted by address. */
export async function signIn(
  baseUrl: string,
  city: string,
  { email, password }: Credentials,
  address = '127.0.0.1',
): Promise<Session> {
  const base = `${baseUrl}/api/cities/${city}`;
  const path = '/auth/sign-in/email';
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: baseUrl, 'cf-connecting-ip': address },
    body: JSON.stringify({ email, password }),
  });
  const cookie = cookiesOf(answer);
  await read('POST', path, answer);
  return session(base, baseUrl, cookie);
}
