import { isRefusal } from '../../core/refusal.ts';
import { openArchive } from '../sheet/zip.ts';

/** What may be attached. Each is told by its first bytes; what the sender calls it counts for nothing. */
export const attachmentKinds = {
  jpeg: { mediaType: 'image/jpeg', endings: ['.jpg', '.jpeg'] },
  png: { mediaType: 'image/png', endings: ['.png'] },
  webp: { mediaType: 'image/webp', endings: ['.webp'] },
  pdf: { mediaType: 'application/pdf', endings: ['.pdf'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['.xlsx'] },
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;

const startsWith = (bytes: Uint8Array, wanted: readonly number[], at = 0): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);
const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** The kind that the bytes are, or null. A workbook with macros is none. */
export function kindOf(bytes: Uint8Array): AttachmentKind | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'webp';
  if (startsWith(bytes, ascii('%PDF-'))) return 'pdf';
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) && isWorkbook(bytes) ? 'xlsx' : null;
}

function isWorkbook(bytes: Uint8Array): boolean {
  const archive = openArchive(bytes);
  return !isRefusal(archive) && archive.has('xl/workbook.xml') && !archive.has('xl/vbaProject.bin');
}

/**
 * The name under which the file is kept and handed out: no path, no control or direction signs, cut to `longest`, and
 * with an ending of its kind, so that nothing opens as something else.
 */
export function safeName(name: string, kind: AttachmentKind, longest: number): string {
  const bare = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}"*:<>?|]/gu, '')
    .split(/[/\\]/)
    .at(-1)
    ?.trim();
  const named = bare === undefined || /^\.*$/.test(bare) ? kind : bare;
  const { endings } = attachmentKinds[kind];
  const ending = endings.find((one) => named.toLowerCase().endsWith(one));
  const stem = ending ? named.slice(0, -ending.length) : named;
  return `${Array.from(stem).slice(0, longest).join('') || kind}${ending ?? endings[0]}`;
}
