import { NATIONAL_CALENDARS } from '../../core/calendars.ts';
import { recordsBegin } from '../../core/day.ts';
import { insertRows, type Statement } from '../../platform/statement.ts';
import type { CitySeed, SeedFacts } from '../tenancy/index.ts';
import { pinyinKey } from './pinyin.ts';
import type { UnitKind } from './rules/kinds.ts';
import { unitTemplates } from './templates/units.ts';

interface SeedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly name: string;
  /** The unit itself first, then all above it up to the city. */
  readonly line: readonly string[];
}

/** The county's tree with its departments, offices and stations, the templates they came from, and the calendars. */
export const organisationSeed: CitySeed = (facts) => {
  const units = seedUnits(facts);
  return [
    ...insertRows('unit', units.map(unitRow)),
    ...insertRows('unit_closure', units.flatMap(closureRows)),
    ...insertRows(
      'unit_state',
      units.map((unit) => ({ ...stateRow(unit), recorded_at: facts.at, recorded_by: 'system' })),
    ),
    ...templateRows(facts),
    ...calendarRows(),
  ];
};

function seedUnits({ city, county, newId }: SeedFacts): SeedUnit[] {
  const units: SeedUnit[] = [];
  const add = (unit: Omit<SeedUnit, 'id' | 'line'>, above: readonly string[], id = newId('unt')): readonly string[] => {
    const line = [id, ...above];
    units.push({ ...unit, id, line });
    for (const { kind, name } of unitTemplates.filter(({ parentKind }) => parentKind === unit.kind)) {
      add({ kind, code: null, name }, line);
    }
    return line;
  };
  const root = add({ kind: 'city', code: county.code, name: city.name }, [], city.rootUnitId);
  for (const { code, name, communities } of county.streets) {
    const street = add({ kind: 'street', code, name }, root);
    for (const community of communities) add({ kind: 'community', code: community.code, name: community.name }, street);
  }
  return units;
}

const stateRow = ({ id, code, name, line }: SeedUnit) => ({
  unit_id: id,
  code,
  name,
  pinyin: pinyinKey(name),
  parent_id: line[1] ?? null,
  from_day: recordsBegin,
});

function unitRow(unit: SeedUnit) {
  const { unit_id: id, ...rest } = stateRow(unit);
  return { id, kind: unit.kind, ...rest };
}

const closureRows = ({ id, line }: SeedUnit) =>
  line.map((ancestor, depth) => ({ ancestor_id: ancestor, descendant_id: id, depth }));

const templateRows = ({ today, newId }: SeedFacts): Statement[] =>
  insertRows(
    'unit_template',
    unitTemplates.map(({ parentKind, kind, name, source }, index) => ({
      id: newId('utp'),
      parent_kind: parentKind,
      kind,
      name,
      position: index + 1,
      source,
      from_day: today,
    })),
  );

const calendarRows = (): Statement[] =>
  insertRows(
    'work_calendar',
    NATIONAL_CALENDARS.map(({ year, holidays, makeUpDays, source }) => ({
      year,
      holidays: JSON.stringify(holidays),
      make_up_days: JSON.stringify(makeUpDays),
      source,
    })),
  );
