/** A part of an archive to write. */
export interface ZipPart {
  readonly path: string;
  readonly text: string;
}

interface Packed {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly checksum: number;
  readonly size: number;
  readonly offset: number;
}

const deflated = 8;
const utf8Names = 0x0800;
/** 1980-01-01, the first day a zip can name: an archive says nothing of when it was made. */
const noDate = 0x0021;

/** A zip of deflated parts, made with the runtime's own compressor. */
export async function writeArchive(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const packed: Packed[] = [];
  let offset = 0;
  for (const { path, text } of parts) {
    const plain = encoder.encode(text);
    const data = await deflate(plain);
    const part = { name: encoder.encode(path), data, checksum: crc32(plain), size: plain.length, offset };
    const header = localHeader(part);
    chunks.push(header, data);
    packed.push(part);
    offset += header.length + data.length;
  }
  const directory = packed.map(directoryHeader);
  const directorySize = directory.reduce((sum, header) => sum + header.length, 0);
  chunks.push(...directory, endOfDirectory(packed.length, directorySize, offset));
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

async function deflate(plain: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([plain as BlobPart]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function localHeader(part: Packed): Uint8Array {
  const { bytes, view } = header(30, 0x04034b50, part.name);
  writeCommon(view, 4, part);
  return bytes;
}

function directoryHeader(part: Packed): Uint8Array {
  const { bytes, view } = header(46, 0x02014b50, part.name);
  view.setUint16(4, 20, true);
  writeCommon(view, 6, part);
  view.setUint32(42, part.offset, true);
  return bytes;
}

function header(size: number, signature: number, name: Uint8Array): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(size + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  bytes.set(name, size);
  return { bytes, view };
}

/** From "version needed" to "extra length" both headers agree. */
function writeCommon(view: DataView, at: number, { name, data, checksum, size }: Packed): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, utf8Names, true);
  view.setUint16(at + 4, deflated, true);
  view.setUint16(at + 8, noDate, true);
  view.setUint32(at + 10, checksum, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

function endOfDirectory(count: number, size: number, offset: number): Uint8Array {
  const { bytes, view } = header(22, 0x06054b50, new Uint8Array(0));
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
