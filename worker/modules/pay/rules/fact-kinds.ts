import { compare, isDecimal, parseDecimal, ratio, roundHalfUp, times } from '../../../core/ratio.ts';
import { toHalfWidth, withoutSpaces } from '../../../core/text.ts';
import type { SchemeDefinition, SchemeFact } from './scheme.ts';

/** The facts that a scheme asks for each month; a scheme that pays by none asks for none. */
export const factKindsOf = (definition: SchemeDefinition | null): readonly SchemeFact[] => definition?.facts ?? [];

/** What a quantity can be wrong in. */
export type QuantityFault = 'unreadable' | 'too_fine' | 'over_max';

/** What people write behind a number. */
const unitWords = /(?:天|日|小时|时|班|次|h|일|시간|회)$/i;

/** A quantity as people write it, in thousandths of its unit, or what is wrong with it. An empty cell is none: zero. */
export function readQuantity(text: string, { max }: Pick<SchemeFact, 'max'>): number | QuantityFault {
  const plain = withoutSpaces(toHalfWidth(text))
    .replaceAll(/,(?=\d{3})/g, '')
    .replace(unitWords, '');
  if (plain === '') return 0;
  if (!isDecimal(plain) || plain.startsWith('-')) return 'unreadable';
  const quantity = parseDecimal(plain);
  const milli = times(quantity, ratio(1000));
  if (milli.d !== 1n) return 'too_fine';
  return compare(quantity, parseDecimal(max)) > 0 ? 'over_max' : Number(roundHalfUp(milli));
}
