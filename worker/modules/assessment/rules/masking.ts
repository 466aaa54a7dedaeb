export const nameMasks = ['surname', 'ends', 'full'] as const;
export type NameMask = (typeof nameMasks)[number];

/** Surnames of two characters, which a mask keeps whole. */
const double = new Set(
  '欧阳 上官 司马 诸葛 南宫 皇甫 尉迟 公孙 慕容 令狐 东方 司徒 独孤 鲜于 夏侯 宇文 长孙 端木'.split(' '),
);

/** A name for the public: 张*（surname）, 张*三（ends）, or whole. One star for each character that is hidden. */
export function maskedName(name: string, mask: NameMask): string {
  const letters = [...name];
  if (mask === 'full' || letters.length < 2) return name;
  const surname = letters.length > 2 && double.has(letters.slice(0, 2).join('')) ? 2 : 1;
  const shown = letters.slice(0, surname).join('');
  const last = mask === 'ends' && letters.length > surname + 1 ? (letters.at(-1) ?? '') : '';
  return shown + '*'.repeat(letters.length - surname - (last ? 1 : 0)) + last;
}
