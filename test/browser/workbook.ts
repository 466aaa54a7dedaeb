import { isRefusal } from '../../worker/core/refusal.ts';
import { openArchive } from '../../worker/platform/sheet/zip.ts';

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Whether a fill is a red one: more red than green, and as much green as blue. */
function isRed(argb: string): boolean {
  const [red = 0, green = 0, blue = 0] = [2, 4, 6].map((at) => Number.parseInt(argb.slice(at, at + 2), 16));
  return red > green && Math.abs(green - blue) < 16;
}

/** The texts of all cells of the first sheet that are filled in red, by address, as a spreadsheet would show them. */
export async function redCells(bytes: Uint8Array): Promise<string[]> {
  const archive = openArchive(bytes);
  if (isRefusal(archive)) throw new Error(archive.code);
  const part = async (path: string): Promise<string> => {
    const text = await archive.text(path);
    if (typeof text !== 'string') throw new Error(`${path} cannot be read`);
    return text;
  };
  const styles = await part('xl/styles.xml');
  const fills = all(styles, /<fill>(.*?)<\/fill>/g).map((fill) => /fgColor rgb="(\w{8})"/.exec(fill)?.[1] ?? '');
  const formats = all(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '', /<xf [^>]*fillId="(\d+)"/g);
  const redFormats = new Set(formats.flatMap((fill, index) => (isRed(fills[Number(fill)] ?? '') ? [index] : [])));
  const sheet = await part('xl/worksheets/sheet1.xml');
  const cells = [...sheet.matchAll(/<c r="(\w+)"[^>]*? s="(\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)];
  return cells
    .filter(([, , style]) => redFormats.has(Number(style)))
    .map(([, address = '', , content = '']) => `${address} ${content.replaceAll(/<[^>]*>/g, '')}`);
}
