import { describe, expect, it } from 'vitest';
import { kindOf, safeName } from '../../worker/platform/attachment/kinds.ts';
import { withoutMetadata } from '../../worker/platform/attachment/metadata.ts';
import { writeSheet } from '../../worker/platform/sheet/index.ts';

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const bytes = (...parts: readonly (number | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flat());
const text = (data: Uint8Array | null): string => String.fromCharCode(...(data ?? []));

const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  ((body.length + 2) >> 8) & 255,
  (body.length + 2) & 255,
  ...body,
];
/** An Exif body, big or little endian, of an orientation and a place (tag 0x8825). */
const exif = (orientation: number, little = false) => {
  const short = (value: number) => (little ? [value & 255, value >> 8] : [value >> 8, value & 255]);
  const long = (value: number) => (little ? [...short(value), 0, 0] : [0, 0, ...short(value)]);
  return [
    ...ascii('Exif\0\0'), ...ascii(little ? 'II' : 'MM'), ...short(42), ...long(8), ...short(2),
    ...short(0x0112), ...short(3), ...long(1), ...short(orientation), 0, 0,
    ...short(0x8825), ...short(4), ...long(1), ...long(38), ...long(0), ...ascii('N 42.9 E 129.5'),
  ]; // prettier-ignore
};
const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd9];
const jpeg = (...segments: readonly (readonly number[])[]) => bytes([0xff, 0xd8], ...segments, scan);
const table = segment(0xdb, [0, 1, 2, 3]);

describe('what a file is', () => {
  it('is told by its bytes', async () => {
    expect(kindOf(jpeg(table))).toBe('jpeg');
    expect(kindOf(bytes([0x89], ascii('PNG\r\n'), 0x1a, 0x0a))).toBe('png');
    expect(kindOf(bytes(ascii('RIFF'), 0, 0, 0, 0, ascii('WEBPVP8 ')))).toBe('webp');
    expect(kindOf(bytes(ascii('%PDF-1.7')))).toBe('pdf');
    expect(
      kindOf((await writeSheet({ sheet: '表', widths: [], frozenRows: 0, rows: [] })) as Uint8Array<ArrayBuffer>),
    ).toBe('xlsx');
  });

  it.each([
    ['nothing', bytes()],
    ['a page', bytes(ascii('<html><script>'))],
    ['a vector image', bytes(ascii('<svg xmlns="http://www.w3.org/2000/svg">'))],
    ['a page that says it is a PDF later', bytes(ascii('<script>%PDF-1.7'))],
    ['an archive that is no workbook', bytes(ascii('PK'), 3, 4, ascii('evil'))],
    ['a program', bytes(ascii('MZ'))],
    ['RIFF that is sound', bytes(ascii('RIFF'), 0, 0, 0, 0, ascii('WAVEfmt '))],
  ])('%s is none', (_, data) => {
    expect(kindOf(data)).toBeNull();
  });

  it.each([
    ['票箱.jpg', 'jpeg', '票箱.jpg'],
    ['票箱.JPEG', 'jpeg', '票箱.jpeg'],
    ['page.html', 'jpeg', 'page.html.jpg'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\表\\名单.xlsx', 'xlsx', '名单.xlsx'],
    ['a\u202egpj.exe', 'png', 'agpj.exe.png'],
    ['a"\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie x.pdf'],
    ['', 'png', 'png.png'],
    ['...', 'pdf', 'pdf.pdf'],
    ['长'.repeat(200), 'pdf', `${'长'.repeat(120)}.pdf`],
  ] as const)('%s of kind %s is called %s', (name, kind, safe) => {
    expect(safeName(name, kind, 120)).toBe(safe);
  });
});

describe('what a photograph tells besides the picture', () => {
  it.each([false, true])('is taken out of a JPEG but for how it stands (little endian: %s)', (little) => {
    const photo = jpeg(
      segment(0xe1, exif(6, little)),
      segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:GPS/>')),
      segment(0xed, ascii('Photoshop 3.0')),
      segment(0xfe, ascii('by Kim')),
      table,
    );
    const plain = withoutMetadata(photo, 'jpeg');
    // Orientation 6 in a directory of one entry, then the picture's own parts.
    const standing = segment(0xe1, [
      ...ascii('Exif\0\0'),
      ...ascii('MM'),
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0,
    ]);
    expect([...(plain ?? [])]).toEqual([0xff, 0xd8, ...standing, ...table, ...scan]);
  });

  it('leaves an upright JPEG its picture alone, without what hangs behind it', () => {
    const hidden = bytes([...jpeg(segment(0xe1, exif(1)), table)], ascii('GPS 42.9 N'));
    expect([...(withoutMetadata(hidden, 'jpeg') ?? [])]).toEqual([...jpeg(table)]);
    expect(withoutMetadata(jpeg(segment(0xe2, ascii('ICC_PROFILE\0'))), 'jpeg')).toEqual(
      jpeg(segment(0xe2, ascii('ICC_PROFILE\0'))),
    );
  });

  it('makes no whole image of a broken one', () => {
    expect(withoutMetadata(bytes(0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff), 'jpeg')).toBeNull();
    expect(withoutMetadata(bytes(0xff, 0xd8, segment(0xda, [1]), 1, 2, 3), 'jpeg')).toBeNull();
    expect(withoutMetadata(bytes(0xff, 0xd8, 0x00, 0x01, 0x00, 0x02), 'jpeg')).toBeNull();
    expect(
      withoutMetadata(bytes(0x89, ascii('PNG\r\n'), 0x1a, 0x0a, 0, 0, 255, 255, ascii('IHDR'), 0, 0, 0, 0), 'png'),
    ).toBeNull();
  });

  it('is taken out of PNG and WebP', () => {
    const chunk = (name: string, body: readonly number[]) => [
      0,
      0,
      0,
      body.length,
      ...ascii(name),
      ...body,
      1,
      2,
      3,
      4,
    ];
    const head = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];
    const png = bytes(
      head,
      chunk('IHDR', [1]),
      chunk('eXIf', ascii('GPS')),
      chunk('tEXt', ascii('GPS')),
      chunk('IDAT', [7]),
      chunk('IEND', []),
      ascii('GPS'),
    );
    expect([...(withoutMetadata(png, 'png') ?? [])]).toEqual([
      ...head,
      ...chunk('IHDR', [1]),
      ...chunk('IDAT', [7]),
      ...chunk('IEND', []),
    ]);
    const part = (name: string, body: readonly number[]) => [
      ...ascii(name),
      body.length,
      0,
      0,
      0,
      ...body,
      ...(body.length % 2 ? [0] : []),
    ];
    const parts = [
      part('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      part('VP8 ', [9, 9, 9]),
      part('EXIF', ascii('GPS!')),
      part('XMP ', ascii('GPS')),
    ].flat();
    const webp = bytes(ascii('RIFF'), parts.length + 4, 0, 0, 0, ascii('WEBP'), parts);
    const kept = [...part('VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), ...part('VP8 ', [9, 9, 9])];
    expect([...(withoutMetadata(webp, 'webp') ?? [])]).toEqual([
      ...ascii('RIFF'),
      kept.length + 4,
      0,
      0,
      0,
      ...ascii('WEBP'),
      ...kept,
    ]);
    expect(text(withoutMetadata(webp, 'webp'))).not.toContain('GPS');
  });

  it('is not looked for in a PDF or a workbook', () => {
    const pdf = bytes(ascii('%PDF-1.7 /GPS'));
    expect(withoutMetadata(pdf, 'pdf')).toBe(pdf);
  });
});
