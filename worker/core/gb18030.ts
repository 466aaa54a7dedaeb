/**
 * GB18030 as bytes: the runtime decodes it but encodes only UTF-8, so the table is its decoder turned round. `gbk` is
 * the part of one and two bytes, which is all that older bank programs read.
 */
export type ChineseEncoding = 'gb18030' | 'gbk';

const first = 0x81;
const last = 0xfe;
const unknown = 0xfffd;

/** By code unit of the basic plane: two or four bytes as one number, 0 for none. Built at the first use. */
let codes: Uint32Array | null = null;

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Decodes every sequence on a line of its own: what is no character leaves a line that is not one code unit. */
function enter(table: Uint32Array, sequences: readonly (readonly number[])[]): void {
  const size = (sequences[0]?.length ?? 0) + 1;
  const bytes = new Uint8Array(sequences.length * size).fill(0x0a);
  sequences.forEach((sequence, index) => bytes.set(sequence, index * size));
  const lines = new TextDecoder('gb18030').decode(bytes).split('\n');
  sequences.forEach((sequence, index) => {
    const character = lines[index] ?? '';
    const unit = character.charCodeAt(0);
    if (character.length !== 1 || unit < 0x80 || unit === unknown) return;
    table[unit] = sequence.reduce((code, byte) => code * 256 + byte, 0);
  });
}

function built(): Uint32Array {
  const table = new Uint32Array(0x10000);
  const digits = span(0x30, 0x39);
  const leads = span(first, last);
  for (const lead of span(first, 0x84)) {
    enter(
      table,
      digits.flatMap((second) => leads.flatMap((third) => digits.map((fourth) => [lead, second, third, fourth]))),
    );
  }
  // Last, because a character that has both is written with two bytes.
  const trails = [...span(0x40, 0x7e), ...span(0x80, last)];
  enter(
    table,
    leads.flatMap((lead) => trails.map((trail) => [lead, trail])),
  );
  return table;
}

/** Beyond the basic plane the standard counts on from 0x90308130. */
function supplementary(point: number): number {
  const linear = point - 0x10000;
  const [fourth, third, second] = [linear % 10, Math.floor(linear / 10) % 126, Math.floor(linear / 1260) % 10];
  const lead = 0x90 + Math.floor(linear / 12_600);
  return ((lead * 256 + 0x30 + second) * 256 + first + third) * 256 + 0x30 + fourth;
}

/** The bytes of a text, or the first character that the encoding cannot write. */
export function encodeChinese(text: string, encoding: ChineseEncoding): Uint8Array | { readonly character: string } {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    codes ??= built();
    const code = point > 0xffff ? supplementary(point) : (codes[point] ?? 0);
    if (code === 0 || (encoding === 'gbk' && code > 0xffff)) return { character };
    if (code > 0xffff) bytes.push(Math.floor(code / 0x1000000), (code >> 16) & 0xff);
    bytes.push((code >> 8) & 0xff, code & 0xff);
  }
  return Uint8Array.from(bytes);
}
