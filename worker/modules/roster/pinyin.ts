import { pinyin } from 'pinyin-pro';

export interface NameKeys {
  /** Syllables without tones, by which names sort: `jin zhe`. */
  readonly pinyin: string;
  /** `jz`. */
  readonly initials: string;
}

/** How a name sorts and is found; surnames are read as surnames (单 is shan). */
export function nameKeys(name: string): NameKeys {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().trim())
    .filter((syllable) => /[\p{L}\p{N}]/u.test(syllable));
  return { pinyin: syllables.join(' '), initials: syllables.map((syllable) => [...syllable][0] ?? '').join('') };
}
