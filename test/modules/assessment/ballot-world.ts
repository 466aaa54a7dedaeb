import type { Answer } from '../../harness/api.ts';
import { assessingCity, type Assessing, type Changed } from './cycle-world.ts';

export interface Sheet {
  readonly id: string;
  readonly boxId: string;
  readonly communityName: string;
  readonly kind: string;
  readonly count: number;
  readonly links: readonly string[];
}
export interface Refusing {
  readonly error: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> };
}
export interface Ballot {
  readonly people: readonly { readonly number: number; readonly name: string }[];
  readonly questions: readonly { readonly code: string }[];
}
export interface Box {
  readonly version: number;
  readonly sheets: readonly {
    readonly id: string;
    readonly links: number;
    readonly used: number;
    readonly revokedAt: string | null;
  }[];
  readonly papers: readonly { readonly id: string; readonly own: boolean; readonly files: number }[];
  readonly paper: string;
  readonly differences: readonly object[];
  readonly returned: number;
  readonly invalid: string | null;
}

/** Addresses differ, so that a whole village may vote within a test's minute. */
let visitors = 0;

export const lastDay = '2099-12-31';

/** A city in which a cycle collects, and what people do with its ballots. */
export async function votingCity(year = 2025, slots = 1) {
  const at: Assessing = await assessingCity(slots);
  const planned = await at.post('/assessment/cycles', { year, schemeId: at.schemes['representative_r'] });
  const cycle = (await at.post(`/assessment/cycles/${planned.body.id}/open`, { version: 1 })).body;
  const unit = (name: string) => at.acts.unit(name);
  const visit = <T>(
    path: string,
    body: unknown,
    options: { key?: string | null; slug?: string } = {},
  ): Promise<Answer<T>> => {
    visitors += 1;
    return at.world.call<T>('POST', `/api/cities/${options.slug ?? at.city.slug}${path}`, {
      body,
      headers: { 'cf-connecting-ip': `192.0.2.${visitors % 250}` },
      ...(options.key === undefined ? {} : { key: options.key }),
    });
  };
  const issue = async (
    unitName: string,
    kinds: readonly { kind: string; links: number }[],
    cookie?: string,
    key?: string,
  ): Promise<Answer<{ sheets: Sheet[] } & Partial<Refusing>>> =>
    at.post(
      `/assessment/cycles/${cycle.id}/ballot-sheets`,
      { unitIds: [await unit(unitName)], kinds, until: lastDay },
      cookie,
      key,
    );
  const open = (token: string) => visit<Ballot & Partial<Refusing>>('/ballot/open', { token });
  const answersOf = (ballot: Ballot, answer: string | ((number: number) => string)) =>
    ballot.people.flatMap(({ number }) =>
      ballot.questions.map(({ code }) => ({
        number,
        question: code,
        answer: typeof answer === 'string' ? answer : answer(number),
      })),
    );
  const cast = (token: string, answers: unknown, key?: string) =>
    visit<{ done?: true } & Partial<Refusing>>('/ballot/cast', { token, answers }, key ? { key } : {});
  const vote = async (token: string, answer: string | ((number: number) => string) = 'excellent') =>
    cast(token, answersOf((await open(token)).body, answer));
  const box = async (id: string, cookie?: string) => (await at.get<Box>(`/assessment/ballot-boxes/${id}`, cookie)).body;
  const count = async (id: string, cookie?: string) =>
    at.post<Changed & Partial<Refusing> & { returned: number; ordinary: number; invalid: string | null }>(
      `/assessment/ballot-boxes/${id}/count`,
      { version: (await box(id)).version },
      cookie,
    );
  return { at, cycle, unit, visit, issue, open, answersOf, cast, vote, box, count };
}

export type Voting = Awaited<ReturnType<typeof votingCity>>;

/** A picture of one grey pixel. */
export const onePixelPng = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  );

export const attachment = (
  subjectId: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  subjectType = 'assessment.paper_count',
) => {
  const form = new FormData();
  form.set('subjectType', subjectType);
  form.set('subjectId', subjectId);
  form.set('file', new File([bytes], name));
  return form;
};
