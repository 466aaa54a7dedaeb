import type { Session } from './api.ts';
import type { Random } from './random.ts';

interface Ballot {
  readonly people: readonly { readonly number: number }[];
  readonly questions: readonly { readonly code: string }[];
}

const opinions = { excellent: 52, qualified: 40, basic: 4, unknown: 4 } as const;

/** One resident's ballot, filled in. */
export async function voteOf(resident: Pick<Session, 'post'>, token: string, source: Random): Promise<object> {
  const { people, questions } = await resident.post<Ballot>('/ballot/open', { token });
  const answers = people.flatMap(({ number }) =>
    questions.map(({ code }) => ({ number, question: code, answer: source.weighted(opinions) })),
  );
  return { token, answers };
}

const papers = { ordinary: 46, leader: 8, party: 8 } as const;

/** A whole community's papers: everybody is judged on every paper. */
export function paperCount(unitId: string, people: number, source: Random): object {
  const kinds = Object.entries(papers).map(([kind, returned]) => ({ kind, returned }));
  const returned = kinds.reduce((sum, kind) => sum + kind.returned, 0);
  const tallies = Array.from({ length: people }, (_, at) => at + 1).flatMap((number) => {
    const excellent = source.int(28, 48);
    const basic = source.int(0, 3);
    const of = (answer: string, count: number) => ({ number, question: 'overall', answer, count });
    return [of('excellent', excellent), of('qualified', returned - excellent - basic), of('basic', basic)];
  });
  return { unitId, sent: returned + 4, kinds, tallies: tallies.filter(({ count }) => count > 0) };
}

/** A grey dot in place of the photograph of a ballot box. */
export function onePhotograph(): File {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
  const bytes = Uint8Array.from(atob(dot), (sign) => sign.charCodeAt(0));
  return new File([bytes], '示例-票箱照片.png', { type: 'image/png' });
}
