import { fen, isFen, type Fen } from '../fen.ts';
import { isDecimal, parseDecimal, ratio, times } from '../ratio.ts';
import { toHalfWidth, withoutSpaces } from '../text.ts';

/** An amount in yuan as people write it (`¥1,200.50元`), not below zero and exact to the fen; null for anything else. */
export function readYuan(text: string): Fen | null {
  const plain = withoutSpaces(toHalfWidth(text))
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .replaceAll(/,(?=\d{3})/g, '');
  if (!isDecimal(plain)) return null;
  const amount = times(parseDecimal(plain), ratio(100));
  const whole = Number(amount.n);
  return amount.d === 1n && whole >= 0 && isFen(whole) ? fen(whole) : null;
}

/** The same above zero; null for nothing too. */
export function readPositiveYuan(text: string): Fen | null {
  const amount = readYuan(text);
  return amount === 0 ? null : amount;
}
