import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { sheetLimits } from './limits.ts';
import { refuseSheet } from './refusals.ts';

interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

/** An archive whose parts share one allowance of inflated bytes: whatever a part claims, the sum stays bounded. */
export interface Archive {
  has(path: string): boolean;
  /** The inflated part as UTF-8 text, or null when there is none of that name. */
  text(path: string): Promise<string | Refusal | null>;
}

const endOfDirectory = 0x06054b50;
const directoryHeader = 0x02014b50;
const localHeader = 0x04034b50;
const longestComment = 0xffff;

/** Opens a zip by its central directory. A directory that announces too much is refused before a byte is inflated. */
export function openArchive(bytes: Uint8Array): Archive | Refusal {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  if (isRefusal(entries)) return entries;
  const allowance = { left: sheetLimits.inflatedBytes };
  return {
    has: (path) => entries.has(path),
    text: async (path) => {
      const entry = entries.get(path);
      if (!entry) return null;
      const data = compressedPart(bytes, view, entry);
      if (isRefusal(data)) return data;
      return inflate(data, entry, allowance);
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, ZipEntry> | Refusal {
  const end = findEnd(view);
  if (end === null) return refuseSheet('sheet_damaged');
  const count = view.getUint16(end + 10, true);
  if (count > sheetLimits.entries) return refuseSheet('sheet_inflates_too_far');
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryHeader) return refuseSheet('sheet_damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    if (view.getUint32(at, true) === endOfDirectory) return at;
  }
  return null;
}

function compressedPart(bytes: Uint8Array, view: DataView, entry: ZipEntry): Uint8Array | Refusal {
  if (entry.encrypted) return refuseSheet('sheet_encrypted');
  const at = entry.headerOffset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localHeader) return refuseSheet('sheet_damaged');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(start, start + entry.compressedSize);
  return data.length === entry.compressedSize ? data : refuseSheet('sheet_damaged');
}

async function inflate(data: Uint8Array, entry: ZipEntry, allowance: { left: number }): Promise<string | Refusal> {
  if (entry.size > allowance.left) return refuseSheet('sheet_inflates_too_far');
  if (entry.method === 0) {
    allowance.left -= data.length;
    return new TextDecoder().decode(data);
  }
  if (entry.method !== 8) return refuseSheet('sheet_damaged');
  const stream = new Blob([data as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      allowance.left -= next.value.length;
      if (allowance.left < 0) {
        await reader.cancel();
        return refuseSheet('sheet_inflates_too_far');
      }
      parts.push(decoder.decode(next.value, { stream: true }));
    }
  } catch {
    return refuseSheet('sheet_damaged');
  }
  parts.push(decoder.decode());
  return parts.join('');
}
