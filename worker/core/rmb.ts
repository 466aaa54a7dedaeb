import type { Fen } from './fen.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['仟', '佰', '拾', ''];
const GROUPS = ['', '万', '亿', '万亿'];

/**
 * An amount in the capitals of cheques and receipts (支付结算办法, annex 1: 正确填写票据和结算凭证的基本规定).
 * Zeros inside are read once, whole yuan end in 整, and zero jiao before fen is read. Where the annex allows two
 * spellings its first is given: 零 after 元 when the yuan digit is zero and the jiao is not (1680.32 is 元零叁角贰分),
 * none between 万 and a non-zero 仟 (107000.53 is 壹拾万柒仟元零伍角叁分). A negative amount starts with 负.
 */
export function rmbCapitals(amount: Fen): string {
  const magnitude = Math.abs(amount);
  const yuan = Math.floor(magnitude / 100);
  const [jiao, fen] = [Math.floor(magnitude / 10) % 10, magnitude % 10];
  return `人民币${amount < 0 ? '负' : ''}${yuanText(yuan, jiao + fen === 0)}${changeText(yuan, jiao, fen)}`;
}

function yuanText(yuan: number, whole: boolean): string {
  if (yuan === 0) return whole ? '零元整' : '';
  return `${wholeNumber(yuan)}元${whole ? '整' : ''}`;
}

function changeText(yuan: number, jiao: number, fen: number): string {
  const zero = yuan > 0 && jiao + fen > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  return zero + (jiao > 0 ? `${digit(jiao)}角` : '') + (fen > 0 ? `${digit(fen)}分` : '');
}

function wholeNumber(n: number): string {
  const groups: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 10_000)) groups.unshift(rest % 10_000);
  let text = '';
  for (const [index, group] of groups.entries()) {
    if (group === 0) continue;
    const gap = text !== '' && (group < 1000 || groups[index - 1] === 0);
    text += `${gap ? '零' : ''}${fourDigits(group)}${GROUPS[groups.length - 1 - index] ?? ''}`;
  }
  return text;
}

function fourDigits(group: number): string {
  const read = [...String(group).padStart(4, '0')].map((character, index) =>
    character === '0' ? '零' : `${digit(Number(character))}${PLACES[index] ?? ''}`,
  );
  return read
    .join('')
    .replaceAll(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

function digit(n: number): string {
  return DIGITS.charAt(n);
}
