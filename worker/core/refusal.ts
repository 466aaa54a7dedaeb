/** What the product may answer when it understood a request and will not do it. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503;

/** One row of a module's refusal table. Messages may hold {name} placeholders, filled from the facts. */
export interface RefusalSpec {
  readonly status: RefusalStatus;
  readonly zh: string;
  readonly ko: string;
  readonly en: string;
}

export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };
export type Facts = Readonly<Record<string, Fact>>;

/** A code of ours as people call it. */
export type Words = readonly [zh: string, ko: string, en: string];

/** By name of a fact, then by its value: what a message says where the fact is a code. */
export type FactWords = Readonly<Record<string, Readonly<Record<string, Words>>>>;

/** A decision not to act: a value that is returned, never thrown by a rule. */
export interface Refusal<Code extends string = string> {
  readonly kind: 'refusal';
  readonly module: string;
  readonly code: Code;
  readonly status: RefusalStatus;
  readonly messages: { readonly zh: string; readonly ko: string; readonly en: string };
  readonly facts: Facts;
}

/** A module's closed list of refusals. */
export interface RefusalTable<M extends string, T extends Record<string, RefusalSpec>> {
  readonly module: M;
  readonly table: T;
  refuse<Code extends keyof T & string>(code: Code, facts?: Facts): Refusal<Code>;
}

/**
 * Binds a module's table, whose order is the order of precedence: where several apply, the first is given. Facts keep
 * their codes for machines; messages say them in `words`.
 */
export function refusals<M extends string, T extends Record<string, RefusalSpec>>(
  module: M,
  table: T,
  words: FactWords = {},
): RefusalTable<M, T> {
  return {
    module,
    table,
    refuse(code, facts = {}) {
      const spec: RefusalSpec | undefined = table[code];
      if (spec === undefined) throw new RangeError(`${module} has no refusal ${code}`);
      const said = (language: 0 | 1 | 2) => inWords(facts, words, language);
      const messages = { zh: fill(spec.zh, said(0)), ko: fill(spec.ko, said(1)), en: fill(spec.en, said(2)) };
      return { kind: 'refusal', module, code, status: spec.status, messages, facts };
    },
  };
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'refusal';
}

function inWords(facts: Facts, words: FactWords, language: 0 | 1 | 2): Facts {
  const named = Object.entries(facts).map(([name, fact]) => {
    const known = words[name];
    const word = known && typeof fact === 'string' && Object.hasOwn(known, fact) ? known[fact] : undefined;
    return [name, word ? word[language] : fact] as const;
  });
  return Object.fromEntries(named);
}

function fill(message: string, facts: Facts): string {
  return message.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(facts[name] ?? placeholder));
}
