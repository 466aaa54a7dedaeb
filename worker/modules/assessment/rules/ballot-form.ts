import { isRefusal, type Refusal } from '../../../core/refusal.ts';
import { ballotRefusals } from './ballot-refusals.ts';
import type { Scheme } from './scheme.ts';

interface Named {
  readonly code: string;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

/** A kind of voter; `ordinary` ones make up the share that the scheme demands. */
export interface BallotKind extends Named {
  readonly ordinary: boolean;
}

/** A choice and the points it stands for; null says nothing of the person (弃权) and is left out of the mean. */
export interface BallotChoice extends Named {
  readonly points: string | null;
}

export type BallotScale =
  | { readonly type: 'choices'; readonly choices: readonly BallotChoice[] }
  /** Whole points from zero to `most`. */
  | { readonly type: 'points'; readonly most: number };

/** What a ballot asks of every person on it, and whom. Each question weighs the same. */
export interface BallotForm {
  /** The rater group whose mark the ballots give. */
  readonly group: string;
  readonly kinds: readonly BallotKind[];
  readonly questions: readonly Named[];
  readonly scale: BallotScale;
}

/** The form of a scheme whose ballots can be cast here. */
export function formOf({ ballot, groups }: Pick<Scheme, 'ballot' | 'groups'>): BallotForm | Refusal {
  const { form } = ballot;
  const fed = form && groups.some(({ code, byBallot }) => byBallot && code === form.group);
  return form && fed ? form : ballotRefusals.refuse('ballot_form_missing');
}

/** The points of an answer: a decimal, null for an abstention, undefined for what the ballot does not offer. */
export function pointsOf(scale: BallotScale, answer: string): string | null | undefined {
  if (scale.type === 'choices') return scale.choices.find(({ code }) => code === answer)?.points;
  return /^(0|[1-9]\d{0,2})$/.test(answer) && Number(answer) <= scale.most ? answer : undefined;
}

/** One answer: the person's number on the ballot, the question, what was said. */
export interface BallotAnswer {
  readonly number: number;
  readonly question: string;
  readonly answer: string;
}

/**
 * A whole ballot in its own order (by number, then question), so that the order in which somebody filled it in is not
 * kept. Every person and question must be answered exactly once; an abstention is an answer.
 */
export function wholeBallot(
  form: BallotForm,
  numbers: readonly number[],
  answers: readonly BallotAnswer[],
): readonly BallotAnswer[] | Refusal {
  const given = new Map<string, BallotAnswer>();
  for (const one of answers) {
    const place = `${one.number} ${one.question}`;
    if (given.has(place) || pointsOf(form.scale, one.answer) === undefined)
      return ballotRefusals.refuse('ballot_answer_unknown');
    given.set(place, one);
  }
  const places = numbers.flatMap((number) => form.questions.map(({ code }) => `${number} ${code}`));
  const whole = places.flatMap((place) => given.get(place) ?? []);
  if (whole.length < places.length)
    return ballotRefusals.refuse('ballot_answers_incomplete', { missing: places.length - whole.length });
  return given.size > whole.length ? ballotRefusals.refuse('ballot_answer_unknown') : whole;
}

/** What stands at a link when somebody opens it or votes. */
export interface LinkFacts {
  readonly used: boolean;
  readonly revoked: boolean;
  readonly until: string;
  readonly counted: boolean;
  readonly cycleOpen: boolean;
}

/** Why a link does not vote, or null. */
export function linkFault(link: LinkFacts | null, today: string): Refusal | null {
  if (!link) return ballotRefusals.refuse('ballot_link_unknown');
  if (link.used) return ballotRefusals.refuse('ballot_link_used');
  if (link.revoked) return ballotRefusals.refuse('ballot_link_revoked');
  if (today > link.until) return ballotRefusals.refuse('ballot_link_expired', { until: link.until });
  return link.counted || !link.cycleOpen ? ballotRefusals.refuse('ballot_closed') : null;
}

export interface WantedSheets {
  readonly units: number;
  readonly kinds: readonly { readonly kind: string; readonly links: number }[];
  readonly until: string;
}

/** Whether so many links may be made under a scheme's form. */
export function sheetsFault(
  scheme: Pick<Scheme, 'ballot' | 'groups'>,
  { units, kinds, until }: WantedSheets,
  { today, most }: { readonly today: string; readonly most: number },
): BallotForm | Refusal {
  const form = formOf(scheme);
  if (isRefusal(form)) return form;
  const unknown = kinds.find(({ kind }) => !form.kinds.some(({ code }) => code === kind));
  if (unknown) return ballotRefusals.refuse('ballot_kind_unknown', { kind: unknown.kind });
  if (until < today) return ballotRefusals.refuse('ballot_until_past');
  const links = units * kinds.reduce((sum, one) => sum + one.links, 0);
  return links > most ? ballotRefusals.refuse('ballot_too_many_links', { most }) : form;
}
