import { parseMonth, yearOf, type Month } from '../../../../core/day.ts';
import { formatYuan, sumFen, type Fen } from '../../../../core/fen.ts';
import { readPositiveYuan } from '../../../../core/import/amount.ts';
import type { Problem } from '../../../../core/import/problems.ts';
import { cellText, type ImportRow, type ImportTable } from '../../../../core/import/table.ts';
import { isDecimal } from '../../../../core/ratio.ts';
import { plainTitle, type CatalogueKind } from '../duty.ts';
import type { PriceMethod } from '../price-of.ts';
import { catalogueProblem } from './sheet.ts';

/** What the list says of a duty beyond its name: enough to draft it. Amounts of packages are for the whole term. */
export interface CatalogueContent {
  readonly legalBasis: string;
  readonly content: string;
  readonly lineId: string | null;
  readonly method: PriceMethod;
  readonly measure: string | null;
  readonly unitPriceFen: Fen | null;
  readonly fromMonth: Month | null;
  readonly untilMonth: Month | null;
  readonly parts: readonly {
    readonly unitId: string;
    readonly monthlyVolume: string | null;
    readonly packageFen: Fen | null;
  }[];
}

export interface CatalogueEntry {
  readonly code: string;
  readonly kind: CatalogueKind;
  readonly title: string;
  readonly plainTitle: string;
  readonly departmentId: string | null;
  readonly content: CatalogueContent;
}

export interface CatalogueFacts {
  readonly defaultKind: CatalogueKind;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly carriers: readonly { readonly id: string; readonly name: string; readonly code: string | null }[];
  readonly lines: readonly {
    readonly id: string;
    readonly departmentId: string;
    readonly functionCode: string | null;
    readonly fiscalYear: number;
  }[];
  /** The edition in force, to tell what is new. */
  readonly standing: readonly CatalogueEntry[];
}

export interface CatalogueImport {
  readonly problems: readonly Problem[];
  readonly entries: readonly CatalogueEntry[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const kinds: Readonly<Record<string, CatalogueKind>> = {
  职责: 'duty',
  社区职责: 'duty',
  协助: 'assist',
  协助事项: 'assist',
  临时: 'temporary',
  临时事项: 'temporary',
  应急: 'emergency',
  应急事项: 'emergency',
  负面: 'negative',
  负面清单: 'negative',
  禁止: 'negative',
};
/** A list that prices work by the day gives the day's rate: so much for each staff day. */
const methods: Readonly<Record<string, PriceMethod>> = {
  单价: 'unit',
  工作量: 'unit',
  打包: 'package',
  无: 'none',
};

const plainDepartment = (name: string): string => name.replace(/^市(?!场)/, '');
const longestTitle = 100;

type Say = (column: string, code: Parameters<typeof catalogueProblem>[2], value: string | null, facts?: object) => void;

interface Parts {
  readonly unitId: string;
  readonly monthlyVolume: string | null;
  readonly packageFen: Fen | null;
}

/** Everything an import of the list would make: an entry a row, with its parts from the sheet of parts where there is one. */
export function decideCatalogue(table: ImportTable, parts: ImportTable | null, facts: CatalogueFacts): CatalogueImport {
  const problems: Problem[] = [];
  const byCode = Map.groupBy(parts?.rows ?? [], (row) => cellText(row.cells, 'code') ?? '');
  const standing = new Map(facts.standing.map((entry) => [entry.code, entry]));
  const seen = new Map<string, number>();
  const entries: CatalogueEntry[] = [];
  for (const row of table.rows) {
    const say: Say = (column, code, value, more = {}) =>
      problems.push(catalogueProblem(row.row, column, code, value, more as Record<string, string | number>));
    const entry = readEntry(row, byCode, facts, say);
    if (!entry) continue;
    const related = seen.get(entry.code);
    if (related !== undefined) say('code', 'code_twice', entry.code, { related });
    else {
      seen.set(entry.code, row.row);
      entries.push(entry);
    }
  }
  const same = (entry: CatalogueEntry) => JSON.stringify(standing.get(entry.code)) === JSON.stringify(entry);
  const unchanged = entries.filter(same).length;
  const created = entries.filter(({ code }) => !standing.has(code)).length;
  return { problems, entries, created, unchanged, updated: entries.length - created - unchanged };
}

function readEntry(
  row: ImportRow,
  byCode: ReadonlyMap<string, readonly ImportRow[]>,
  facts: CatalogueFacts,
  say: Say,
): CatalogueEntry | null {
  const text = (key: string) => cellText(row.cells, key);
  const [code, title, kindText, departmentText] = [text('code'), text('title'), text('kind'), text('department')];
  if (!code) say('code', 'code_missing', null);
  if (!title) say('title', 'title_missing', null);
  else if (title.length > longestTitle) say('title', 'text_too_long', title, { most: longestTitle });
  const kind = kindText ? kinds[kindText] : facts.defaultKind;
  if (!kind) say('kind', 'kind_unknown', kindText);
  const department = facts.departments.find(
    ({ name }) => plainDepartment(name) === plainDepartment(departmentText ?? ''),
  );
  if (departmentText && !department) say('department', 'department_unknown', departmentText);
  if (!departmentText && kind !== 'negative') say('department', 'department_missing', null);
  const content = readContent(row, department?.id ?? null, byCode.get(code ?? '') ?? [], facts, say);
  if (!code || !title || !kind || !content || title.length > longestTitle) return null;
  return { code, kind, title, plainTitle: plainTitle(title), departmentId: department?.id ?? null, content };
}

function readContent(
  row: ImportRow,
  departmentId: string | null,
  parts: readonly ImportRow[],
  facts: CatalogueFacts,
  say: Say,
): CatalogueContent | null {
  const text = (key: string) => cellText(row.cells, key);
  const [methodText, priceText, amountText] = [text('method'), text('price'), text('amount')];
  const method = methodText ? methods[methodText] : 'none';
  if (!method) say('method', 'method_unknown', methodText);
  const price = priceText ? readPositiveYuan(priceText) : null;
  if (priceText && price === null) say('price', 'amount_unreadable', priceText);
  const [fromMonth, untilMonth] = (['fromMonth', 'untilMonth'] as const).map((key) => {
    const written = text(key);
    const month = written
      ? parseMonth(written.replace(/^(\d{4})[年/.-](\d{1,2})月?$/, (_, y, m) => `${y}-${String(m).padStart(2, '0')}`))
      : null;
    if (written && !month) say(key, 'month_unreadable', written);
    return month;
  });
  const functionCode = text('functionCode');
  const line = facts.lines.find(
    (each) =>
      each.departmentId === departmentId &&
      each.functionCode === functionCode &&
      (!fromMonth || each.fiscalYear === yearOf(fromMonth)),
  );
  if (functionCode && departmentId && !line) say('functionCode', 'line_unknown', functionCode);
  const read = parts.length > 0 ? readParts(parts, method === 'package', facts, say) : namedUnits(row, facts, say);
  if (!method || !read) return null;
  if (amountText && method === 'package') comparedWith(amountText, read, say);
  return {
    legalBasis: text('legalBasis') ?? '',
    content: text('content') ?? '',
    lineId: line?.id ?? null,
    method,
    measure: text('measure'),
    unitPriceFen: method === 'unit' ? price : null,
    fromMonth: fromMonth ?? null,
    untilMonth: untilMonth ?? null,
    parts: read,
  };
}

/** The parts of a package must be the package. */
function comparedWith(amountText: string, parts: readonly Parts[], say: Say): void {
  const whole = readPositiveYuan(amountText);
  if (whole === null) return say('amount', 'amount_unreadable', amountText);
  const priced = parts.filter(({ packageFen }) => packageFen !== null);
  const sum = sumFen(priced.map(({ packageFen }) => packageFen ?? 0));
  if (priced.length > 0 && sum !== whole) say('amount', 'parts_differ', amountText, { sum: formatYuan(sum) });
}

function readParts(rows: readonly ImportRow[], isPackage: boolean, facts: CatalogueFacts, say: Say): Parts[] | null {
  const read = rows.map(({ row, cells }) => {
    const [code, name] = [cellText(cells, 'unitCode'), cellText(cells, 'unit')];
    const unit = facts.carriers.find((each) => (code ? each.code === code : each.name === name));
    if (!unit) {
      say('units', 'part_unit_unknown', name ?? code, { part: row });
      return null;
    }
    const [volume, amount] = [cellText(cells, 'monthlyVolume'), cellText(cells, 'amount')];
    if (volume && !isDecimal(volume)) say('units', 'part_unreadable', volume, { part: row });
    const packageFen = isPackage && amount ? readPositiveYuan(amount) : null;
    if (isPackage && amount && packageFen === null) say('units', 'part_unreadable', amount, { part: row });
    return { unitId: unit.id, monthlyVolume: volume && isDecimal(volume) ? volume : null, packageFen };
  });
  const known = read.filter((part) => part !== null);
  return known.length === read.length ? known : null;
}

/** Units by name alone, as a list without a sheet of parts writes them. */
function namedUnits(row: ImportRow, facts: CatalogueFacts, say: Say): Parts[] | null {
  const names = (cellText(row.cells, 'units') ?? '')
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter(Boolean);
  const units = names.map((name) => facts.carriers.find((each) => each.name === name) ?? name);
  const unknown = units.find((unit): unit is string => typeof unit === 'string');
  if (unknown !== undefined) {
    say('units', 'unit_unknown', unknown);
    return null;
  }
  return units.flatMap((unit) =>
    typeof unit === 'string' ? [] : [{ unitId: unit.id, monthlyVolume: null, packageFen: null }],
  );
}
