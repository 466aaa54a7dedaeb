import { pinyin } from 'pinyin-pro';

const digits = 6;

/**
 * The key by which names sort: syllables without tones, numbers padded so that 第2网格 stands before 第10网格. What is
 * not Chinese stays as it is written, in lower case.
 */
export function pinyinKey(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join(' ')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\d+/g, (number) => number.padStart(digits, '0'));
}
