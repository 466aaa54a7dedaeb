// Unicode separators, plus the zero-width and joining characters that come along when cells are pasted.
const SPACE = /[\p{White_Space}\u200B-\u200D\u2060\uFEFF]+/gu;

/** Full-width letters, digits, signs and the ideographic space as their ASCII counterparts. */
export function toHalfWidth(text: string): string {
  return text
    .replaceAll('\u3000', ' ')
    .replaceAll(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/** Trims every kind of space and makes each inner run one plain space. */
export function tidy(text: string): string {
  return text.replaceAll(SPACE, ' ').trim();
}

/** Drops every kind of space: for numbers that people write in groups. */
export function withoutSpaces(text: string): string {
  return text.replaceAll(SPACE, '');
}

/** The order of code units, as SQLite keeps text: of ids, codes and instants, never of what people read. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
