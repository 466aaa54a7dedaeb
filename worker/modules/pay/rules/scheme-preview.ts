import { sumFen, type Fen } from '../../../core/fen.ts';
import { toFenHalfUp } from '../../../core/ratio.ts';
import { itemValue, type Inputs, type ItemFacts, type ItemValue } from './item.ts';
import { payLevel, type LevelFacts, type LevelStep } from './level.ts';
import type { ItemKind, SchemeDefinition } from './scheme.ts';

/** Somebody invented: what level and items ask of a worker, the diploma being held. */
export type SampleWorker = Omit<LevelFacts, 'diplomaHeld'> & Pick<ItemFacts, 'grade' | 'qualification'>;

export interface SampleLine {
  readonly code: string;
  readonly name: string;
  readonly formula: ItemKind;
  readonly amountFen: Fen;
  readonly inputs: Inputs;
}

/** What a sample earns in a whole month; with a gap nothing is guessed and there is no sum. */
export interface SamplePay {
  readonly level: number;
  readonly steps: readonly LevelStep[];
  readonly lines: readonly SampleLine[];
  readonly grossFen: Fen | null;
  readonly gap: { readonly item: string; readonly missing: 'level' | 'post'; readonly key: string } | null;
}

type Gap = Extract<ItemValue, { kind: 'gap' }>;

/** Gross pay of a whole month by a scheme that nobody has saved: the same rules as a run, each line rounded once. */
export function previewSample(scheme: SchemeDefinition, worker: SampleWorker): SamplePay {
  const { level, explanation } = payLevel({ ...worker, diplomaHeld: true }, scheme.levelRule);
  const facts = { ...worker, level };
  const values = scheme.items.map((item) => ({ item, value: itemValue(item, facts, scheme) }));
  const lines = values.flatMap(({ item, value }) =>
    value?.kind === 'value'
      ? [
          {
            code: item.code,
            name: item.name,
            formula: item.kind,
            amountFen: toFenHalfUp(value.exact),
            inputs: value.inputs,
          },
        ]
      : [],
  );
  const gap = values.map(({ value }) => value).find((value): value is Gap => value?.kind === 'gap') ?? null;
  return {
    level,
    steps: explanation,
    lines,
    grossFen: gap ? null : sumFen(lines.map(({ amountFen }) => amountFen)),
    gap: gap && { item: gap.item, missing: gap.missing, key: gap.key },
  };
}
