/** What the scanner tells as it passes over the document. Names come without their namespace prefix. */
export interface XmlVisitor {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(raw: string): void;
}

/**
 * Passes once over a document in UTF-16, without building a tree. Knows elements, text, CDATA and comments: all that
 * the spreadsheet format uses. A document type declaration (entity bombs) ends the scan.
 *
 * @returns false where the document is not well formed.
 */
export function scanXml(xml: string, visitor: XmlVisitor): boolean {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start < 0) return true;
    if (start > at) visitor.text?.(decodeXml(xml.slice(at, start)));
    const next = xml.charCodeAt(start + 1);
    if (next === exclamation || next === question) at = passMarkup(xml, start, visitor);
    else at = passTag(xml, start, visitor);
    if (at < 0) return false;
  }
  return true;
}

const exclamation = 33;
const question = 63;
const slash = 47;

function passMarkup(xml: string, start: number, visitor: XmlVisitor): number {
  if (xml.startsWith('<![CDATA[', start)) {
    const end = xml.indexOf(']]>', start);
    if (end >= 0) visitor.text?.(xml.slice(start + 9, end));
    return after(end, 3);
  }
  if (xml.startsWith('<!--', start)) return after(xml.indexOf('-->', start), 3);
  if (xml.startsWith('<?', start)) return after(xml.indexOf('?>', start), 2);
  return -1;
}

const after = (end: number, length: number): number => (end < 0 ? -1 : end + length);

function passTag(xml: string, start: number, visitor: XmlVisitor): number {
  const end = endOfTag(xml, start);
  if (end < 0) return -1;
  if (xml.charCodeAt(start + 1) === slash) {
    visitor.close(localName(xml.slice(start + 2, end).trimEnd()));
    return end + 1;
  }
  const empty = xml.charCodeAt(end - 1) === slash;
  const body = xml.slice(start + 1, empty ? end - 1 : end);
  const space = body.search(/\s/);
  const name = localName(space < 0 ? body : body.slice(0, space));
  visitor.open(name, space < 0 ? '' : body.slice(space));
  if (empty) visitor.close(name);
  return end + 1;
}

/** A `>` inside a quoted attribute does not end the tag. */
function endOfTag(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end >= 0 && insideQuotes(xml, start, end)) end = xml.indexOf('>', end + 1);
  return end;
}

function insideQuotes(xml: string, start: number, end: number): boolean {
  let quote = 0;
  for (let at = start; at < end; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote === 0 && (code === 34 || code === 39)) quote = code;
    else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The decoded value of one attribute, or null. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && !/\s/.test(attributes.charAt(at - 1))) at = attributes.indexOf(`${name}=`, at + 1);
  if (at < 0) return null;
  const open = at + name.length + 1;
  const end = attributes.indexOf(attributes.charAt(open), open + 1);
  return end < 0 ? null : decodeXml(attributes.slice(open + 1, end));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole;
    const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
