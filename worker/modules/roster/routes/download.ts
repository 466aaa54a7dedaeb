import type { ExportFile } from '../commands/export.ts';

/** A file as an answer; its name travels in UTF-8 (RFC 6266). */
export function download({ name, type, body }: ExportFile): Response {
  const disposition = `attachment; filename="export"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(body as BodyInit, { headers: { 'Content-Type': type, 'Content-Disposition': disposition } });
}
