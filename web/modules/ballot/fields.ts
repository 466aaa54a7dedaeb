import type { UnitNode } from '../../kit/UnitSelect.tsx';
import type { Ballot, Form } from './types.ts';

/** From what the fields hold: communities below whatever was chosen, and only kinds that get links. */
export function wantedSheets(
  values: Readonly<Record<string, unknown>>,
  kinds: Form['kinds'],
  units: readonly UnitNode[],
) {
  const chosen = new Set(Array.isArray(values['units']) ? (values['units'] as string[]) : []);
  const above = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const within = (id: string | null | undefined): boolean =>
    Boolean(id) && (chosen.has(id ?? '') || within(above.get(id ?? '')));
  return {
    unitIds: units.filter(({ id, kind }) => kind === 'community' && within(id)).map(({ id }) => id),
    kinds: kinds.flatMap(({ code }) => {
      const links = Number(values[`links.${code}`] ?? 0);
      return links > 0 ? [{ kind: code, links }] : [];
    }),
    until: values['until'],
  };
}

interface Tally {
  readonly number: number;
  readonly question: string;
  readonly answer: string;
  readonly count: number;
}

/** `95×3 90×12`: how often each number of points was given. Null where it is not written so. */
export function readPoints(text: string): { answer: string; count: number }[] | null {
  const parts = text
    .trim()
    .split(/[\s,，;；]+/)
    .filter(Boolean);
  const read = parts.map((part) => /^(\d{1,3})[×xX*](\d{1,5})$/.exec(part));
  return read.every((match) => match !== null)
    ? read.map((match) => ({ answer: match[1] ?? '', count: Number(match[2]) }))
    : null;
}

/** The field of one answer on the form of a paper count. */
export const tallyField = (number: number, question: string, answer: string) => `tally ${number} ${question} ${answer}`;

/** From what the fields hold to a count: an empty field is a zero. */
export function paperOf(values: Readonly<Record<string, unknown>>, form: Form, numbers: readonly number[]) {
  const tallies = numbers.flatMap((number) =>
    form.questions.flatMap(({ code: question }): Tally[] => {
      if (form.scale.type === 'choices')
        return form.scale.choices.map(({ code: answer }) => {
          const count = Number(values[tallyField(number, question, answer)] ?? 0);
          return { number, question, answer, count };
        });
      const given = readPoints(String(values[tallyField(number, question, 'points')] ?? '')) ?? [];
      return given.map((one) => ({ number, question, ...one }));
    }),
  );
  return {
    sent: Number(values['sent'] ?? 0),
    kinds: form.kinds.map(({ code: kind }) => ({ kind, returned: Number(values[`kind ${kind}`] ?? 0) })),
    tallies: tallies.filter(({ count }) => count > 0),
  };
}

/** What was said, by `number question`. */
export type Said = Readonly<Record<string, string>>;

export const placeOf = (number: number, question: string): string => `${number} ${question}`;

/** The places that are not answered yet, in the ballot's order. */
export const unanswered = ({ people, questions }: Pick<Ballot, 'people' | 'questions'>, said: Said): string[] =>
  people.flatMap(({ number }) => questions.map(({ code }) => placeOf(number, code))).filter((place) => !said[place]);
