import { attribute, scanXml } from './xml.ts';

/**
 * For each cell style of the workbook: does it show a number as a date? Built-in formats 14–22, 27–36, 45–47 and
 * 50–58 do (ECMA-376 part 1, 18.8.30, with the East Asian additions); others are judged by their code.
 */
export function readDateStyles(xml: string): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        custom.set(Number(attribute(attributes, 'numFmtId')), isDateCode(attribute(attributes, 'formatCode') ?? ''));
      }
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const format = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(custom.get(format) ?? isBuiltInDate(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function isBuiltInDate(format: number): boolean {
  const within = (from: number, until: number) => format >= from && format <= until;
  return within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58);
}

/** `yyyy"年"m"月"` is a date; `0.0"m²"` and `[Red]0` are not. */
function isDateCode(code: string): boolean {
  return /[ymdh]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|General/gi, ''));
}

const dayMilliseconds = 86_400_000;

/**
 * A serial day number as `YYYY-MM-DD`; the time of day is dropped. Serial 60 is the day 1900-02-29 that never was:
 * serials before it count from 1899-12-31, later ones from 1899-12-30.
 */
export function daySerial(serial: number, epoch1904: boolean): string | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null;
  const base = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  return new Date(base + whole * dayMilliseconds).toISOString().slice(0, 10);
}
