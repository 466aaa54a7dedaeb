import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { refuseSheet } from './refusals.ts';
import { attribute, scanXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Workbook {
  /** Visible sheets in the order of the file. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly stylesPath: string | null;
  readonly stringsPath: string | null;
  /** Old Macintosh files count days from 1904. */
  readonly epoch1904: boolean;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

/** Finds the workbook and its parts by their relations; file names inside the archive are only a habit. */
export async function readWorkbook(archive: Archive): Promise<Workbook | Refusal> {
  const roots = await readRelations(archive, '');
  if (isRefusal(roots)) return roots;
  const path = roots.find((relation) => relation.type === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const xml = await archive.text(path);
  if (isRefusal(xml)) return xml;
  if (xml === null || !path.endsWith('.xml')) return refuseSheet('sheet_not_a_table');
  const relations = await readRelations(archive, path);
  if (isRefusal(relations)) return relations;
  return parseWorkbook(xml, relations);
}

function parseWorkbook(xml: string, relations: readonly Relation[]): Workbook | Refusal {
  const paths = new Map(relations.map((relation) => [relation.id, relation.path]));
  const sheets: { name: string; path: string }[] = [];
  let epoch1904 = false;
  const whole = scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || (attribute(attributes, 'state') ?? 'visible') !== 'visible') return;
      const path = paths.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'd3p1:id') ?? '');
      if (path) sheets.push({ name: attribute(attributes, 'name') ?? '', path });
    },
    close: () => undefined,
  });
  if (!whole) return refuseSheet('sheet_damaged');
  if (sheets.length === 0) return refuseSheet('sheet_not_a_table');
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.path ?? null;
  return { sheets, epoch1904, stylesPath: partOf('styles'), stringsPath: partOf('sharedStrings') };
}

async function readRelations(archive: Archive, path: string): Promise<Relation[] | Refusal> {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const xml = await archive.text(`${folder}_rels/${path.slice(slash)}.rels`);
  if (isRefusal(xml)) return xml;
  const relations: Relation[] = [];
  scanXml(xml ?? '', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const type = attribute(attributes, 'Type') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        path: resolvePath(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
    close: () => undefined,
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
