import type { AttachmentKind } from './kinds.ts';

/**
 * A photograph tells where and by whom it was taken. These take every such note out of an image and touch no pixel; of
 * a JPEG only the orientation stays, without which a phone's photograph lies on its side. A file whose parts cannot be
 * followed is answered null: it is no whole image. PDF and workbooks are left as they are.
 */
export function withoutMetadata(bytes: Uint8Array<ArrayBuffer>, kind: AttachmentKind): Uint8Array<ArrayBuffer> | null {
  if (kind === 'jpeg') return plainJpeg(bytes);
  if (kind === 'png') return plainPng(bytes);
  return kind === 'webp' ? plainWebp(bytes) : bytes;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const jpeg = { startOfScan: 0xda, app1: 0xe1, app2: 0xe2, app13: 0xed, comment: 0xfe } as const;
const dropped: ReadonlySet<number> = new Set([jpeg.app1, jpeg.app13, jpeg.comment]);

/** Segments before the first scan; what follows is pictures and, of some phones, a second image with its own notes. */
function plainJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (marker === jpeg.startOfScan) {
      const image = endOfImage(bytes, end);
      if (image === null) return null;
      return joined([bytes.subarray(0, 2), ...orientationOnly(orientation), ...kept, bytes.subarray(at, image)]);
    }
    const segment = bytes.subarray(at, end);
    if (marker === jpeg.app1) orientation = orientationIn(segment) ?? orientation;
    if (!dropped.has(marker) && !isMultiPicture(marker, segment)) kept.push(segment);
    at = end;
  }
  return null;
}

/** Behind the first end of image some phones hide further pictures, each with its own place and time. */
function endOfImage(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  }
  return null;
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const isMultiPicture = (marker: number, segment: Uint8Array): boolean =>
  marker === jpeg.app2 && textAt(segment, 4, 4) === 'MPF\0';

/** Tag 0x0112 of the first directory of an Exif segment; null where there is none. */
function orientationIn(segment: Uint8Array): number | null {
  if (textAt(segment, 4, 6) !== 'Exif\0\0' || segment.length < 24) return null;
  const tiff = segment.subarray(10);
  const view = viewOf(tiff);
  const little = textAt(tiff, 0, 2) === 'II';
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return null;
  const entries = view.getUint16(first, little);
  for (let index = 0; index < entries; index += 1) {
    const entry = first + 2 + index * 12;
    if (entry + 12 > tiff.length) return null;
    if (view.getUint16(entry, little) === 0x0112) {
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

/** An Exif segment that says how the image stands and nothing else. */
function orientationOnly(orientation: number): Uint8Array[] {
  if (orientation === 1) return [];
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const header = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...exif, ...header, ...directory];
  return [Uint8Array.of(0xff, jpeg.app1, 0, body.length + 2, ...body)];
}

const pngNotes: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function plainPng(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = textAt(bytes, at + 4, 4);
    if (!pngNotes.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  return null;
}

const webpFlags = { exif: 0x08, xmp: 0x04 } as const;

function plainWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const view = viewOf(bytes);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const kept: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 12; at + 8 <= end;) {
    const size = view.getUint32(at + 4, true);
    const next = at + 8 + size + (size % 2);
    if (next > bytes.length + 1) return null;
    const name = textAt(bytes, at, 4);
    if (name !== 'EXIF' && name !== 'XMP ')
      kept.push(name === 'VP8X' ? unflagged(bytes.slice(at, next)) : bytes.slice(at, next));
    at = next;
  }
  if (kept.length === 0) return null;
  const whole = joined([bytes.subarray(0, 12), ...kept]);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return whole;
}

/** The extended header must not announce parts that are gone. */
function unflagged(header: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  header[8] = (header[8] ?? 0) & ~(webpFlags.exif | webpFlags.xmp);
  return header;
}
