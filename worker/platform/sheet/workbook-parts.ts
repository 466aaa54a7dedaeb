import type { Tone } from './write.ts';
import type { ZipPart } from './zip-write.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Index of each tone among the cell formats below. */
export const styleOf: Readonly<Record<Tone, number>> = {
  plain: 1,
  title: 2,
  header: 3,
  error: 4,
  warning: 5,
  money: 6,
};

/** Fonts and fills in the order in which the formats refer to them; 0 and 1 of the fills are fixed by the format. */
const fonts = [
  '',
  '<b/><sz val="16"/>',
  '<b/><sz val="11"/>',
  '<sz val="11"/><color rgb="FFA8071A"/>',
  '<sz val="11"/><color rgb="FF874D00"/>',
];
const fills = ['FFE7EDF4', 'FFFFF1F0', 'FFFFFBE6'];
const side = (name: string) => `<${name} style="thin"><color rgb="FF9AA5B1"/></${name}>`;
const wrapped = '<alignment vertical="center" wrapText="1"/>';
const centred = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
/** Number format 49 is text: Excel leaves the digits of what is typed into such a cell alone; 4 is #,##0.00. */
const formats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>',
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1">${centred}</xf>`,
  `<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1">${centred}</xf>`,
  `<xf numFmtId="49" fontId="3" fillId="3" borderId="1" xfId="0" applyFont="1" applyFill="1">${wrapped}</xf>`,
  `<xf numFmtId="49" fontId="4" fillId="4" borderId="1" xfId="0" applyFont="1" applyFill="1">${wrapped}</xf>`,
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/>',
];

const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  `<fonts count="${fonts.length}">${fonts.map((font) => `<font>${font || '<sz val="11"/>'}</font>`).join('')}</fonts>` +
  `<fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `${fills.map((fill) => `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/></patternFill></fill>`).join('')}</fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
  `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`;

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${documents}/${type}" Target="${target}"/>`;

const relations = (list: string) =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${list}</Relationships>`;

const contentTypes = (sheets: number) =>
  `${declaration}<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
  ordinals(sheets)
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${contentType}.worksheet+xml"/>`)
    .join('') +
  `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`;

const ordinals = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A sheet of a workbook: name and body come escaped. */
export interface SheetPart {
  readonly name: string;
  readonly body: string;
}

/** All parts of a workbook, its sheets in order. */
export function workbookParts(sheets: readonly SheetPart[]): ZipPart[] {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const workbook = `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets>${entries.join('')}</sheets></workbook>`;
  const links = ordinals(sheets.length).map((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`));
  const stylesLink = relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml');
  return [
    { path: '[Content_Types].xml', text: contentTypes(sheets.length) },
    { path: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    { path: 'xl/workbook.xml', text: declaration + workbook },
    { path: 'xl/_rels/workbook.xml.rels', text: relations(links.join('') + stylesLink) },
    { path: 'xl/styles.xml', text: styles },
    ...sheets.map(({ body }, index) => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      text: `${declaration}<worksheet xmlns="${main}">${body}</worksheet>`,
    })),
  ];
}
