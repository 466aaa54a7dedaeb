import { compare, isDecimal, ONE, parseDecimal, sum, ZERO, type Ratio } from '../../../core/ratio.ts';
import { dimensionPrefix, type Scheme, type WeightSheet } from './scheme.ts';

/** What may be wrong with a scheme as a whole, each in three languages. */
export const schemeFaultTexts = {
  code_twice: ['代码重复', '코드가 중복됩니다', 'this code is used twice'],
  group_unknown: ['没有这个评分方', '없는 평가 주체입니다', 'there is no such group'],
  post_twice: ['同一岗位只能属于一张评分表', '같은 직위는 한 평가표에만 속합니다', 'a post belongs to one sheet only'],
  nobody_rates: ['至少一个评分方的权重须大于零', '가중치가 0보다 큰 평가 주체가 있어야 합니다', 'at least one group must weigh more than zero'],
  mix_not_one: ['平时、季度、年度三部分之和须为 1', '평시·분기·연도의 합은 1이어야 합니다', 'the parts of the year must sum to exactly 1'],
  regular_nobody: ['该部分有比重，须有评分方', '이 부분을 평가하는 주체가 없습니다', 'this part weighs, but no group marks it'],
  group_not_personal: ['居民评议与系统取数不按月评分', '주민 평가와 시스템 지표는 월별로 매기지 않습니다', 'ballots and records give no regular marks'],
  group_not_on_sheet: ['该评分方在本表没有权重', '이 평가표에 가중치가 없는 주체입니다', 'this group has no weight on the sheet'],
  source_missing: ['系统取数的指标须选择来源', '시스템 지표에는 출처가 필요합니다', 'an indicator from records needs its source'],
  source_not_system: ['由人评分的指标不能有系统来源', '사람이 평가하는 지표에는 시스템 출처를 둘 수 없습니다', 'people give this indicator; it has no source'],
  source_range: ['满分比例须大于零分比例', '만점 비율은 0점 비율보다 커야 합니다', 'the full share must be above the zero share'],
  system_without_indicator: ['系统评分方在本表没有指标', '시스템 주체의 지표가 없습니다', 'no indicator on the sheet feeds this group'],
  system_and_ballot: ['系统取数与居民评议不能是同一方', '시스템과 주민 평가를 겸할 수 없습니다', 'a group cannot be both records and ballot'],
  points_zero: ['分值须大于零', '배점은 0보다 커야 합니다', 'points must be above zero'],
  bands_not_descending: ['等次分数线须依次降低', '등급 기준은 차례로 낮아져야 합니다', 'the bands must descend'],
  ballot_group_unfit: ['评议票须计入勾选了“居民评议票”的评分方', '평가표는 주민 평가 주체에 반영해야 합니다', 'a ballot gives the mark of a group that is rated by ballot'],
  tie_break_unknown: ['没有这个评分方或维度', '없는 평가 주체 또는 영역입니다', 'there is no such group or dimension'],
} as const; // prettier-ignore

export type SchemeFaultCode = keyof typeof schemeFaultTexts;

export interface SchemeFault {
  readonly path: readonly (string | number)[];
  readonly code: SchemeFaultCode;
}

const fault = (code: SchemeFaultCode, ...path: readonly (string | number)[]): SchemeFault => ({ path, code });

/** Malformed figures are the form's to say; here they stand aside. */
const decimal = (text: string): Ratio => (isDecimal(text) ? parseDecimal(text) : ZERO);
const above = (a: string, b: string): boolean => compare(decimal(a), decimal(b)) > 0;

/** Everything that contradicts itself in a scheme whose single fields are well formed. */
export function schemeFaults(scheme: Scheme): SchemeFault[] {
  const { bands } = scheme;
  return [
    ...repeated(scheme.groups).map((at) => fault('code_twice', 'groups', at, 'code')),
    ...repeated(scheme.bonusItems).map((at) => fault('code_twice', 'bonusItems', at, 'code')),
    ...repeated(scheme.deductionItems).map((at) => fault('code_twice', 'deductionItems', at, 'code')),
    ...scheme.groups.flatMap(({ system, byBallot }, at) =>
      system && byBallot ? [fault('system_and_ballot', 'groups', at, 'system')] : [],
    ),
    ...postsTwice(scheme),
    ...scheme.sheets.flatMap((sheet, at) => sheetFaults(scheme, sheet, ['sheets', at])),
    ...(['months', 'quarters'] as const).flatMap((part) => regularFaults(scheme, part)),
    ...(above(bands.excellent, bands.qualified) ? [] : [fault('bands_not_descending', 'bands', 'excellent')]),
    ...(above(bands.qualified, bands.basic) ? [] : [fault('bands_not_descending', 'bands', 'qualified')]),
    ...ballotFaults(scheme),
    ...tieBreakFaults(scheme),
  ];
}

/** Places of codes that stand earlier in the list already. */
const repeated = (list: readonly { readonly code: string }[]): number[] =>
  list.flatMap(({ code }, at) => (list.findIndex((other) => other.code === code) < at ? [at] : []));

function postsTwice({ sheets }: Scheme): SchemeFault[] {
  return sheets.flatMap(({ postTypes }, at) =>
    sheets.slice(0, at).some((earlier) => earlier.postTypes.some((post) => postTypes.includes(post)))
      ? [fault('post_twice', 'sheets', at, 'postTypes')]
      : [],
  );
}

function sheetFaults(scheme: Scheme, sheet: WeightSheet, path: readonly (string | number)[]): SchemeFault[] {
  const known = new Map(scheme.groups.map((group) => [group.code, group]));
  const codes = Object.keys(sheet.weights);
  const unknown = codes.filter((code) => !known.has(code));
  const whole = sum(Object.values(sheet.weights).map(decimal));
  const { daily, quarterly, annual } = sheet.mix;
  const mixed = compare(sum([daily, quarterly, annual].map(decimal)), ONE) === 0;
  const regular = [[daily, scheme.months, 'daily'], [quarterly, scheme.quarters, 'quarterly']] as const; // prettier-ignore
  const unfed = codes.filter((code) => {
    const marks = sheet.dimensions.some(({ indicators }) => indicators.some(({ group }) => group === code));
    return known.get(code)?.system === true && !marks;
  });
  return [
    ...unknown.map((code) => fault('group_unknown', ...path, 'weights', code)),
    ...(compare(whole, ZERO) > 0 ? [] : [fault('nobody_rates', ...path, 'weights')]),
    ...(mixed ? [] : [fault('mix_not_one', ...path, 'mix', 'annual')]),
    ...regular.flatMap(([weight, { groups }, part]) =>
      above(weight, '0') && !groups.some((code) => codes.includes(code))
        ? [fault('regular_nobody', ...path, 'mix', part)]
        : [],
    ),
    ...unfed.map((code) => fault('system_without_indicator', ...path, 'weights', code)),
    ...indicatorFaults(scheme, sheet, [...path, 'dimensions']),
  ];
}

function indicatorFaults(scheme: Scheme, sheet: WeightSheet, path: readonly (string | number)[]): SchemeFault[] {
  const all = sheet.dimensions.flatMap(({ indicators }) => indicators);
  const twice = new Set(repeated(all).map((at) => all[at]));
  const system = (code: string) => scheme.groups.find((group) => group.code === code)?.system;
  return [
    ...repeated(sheet.dimensions).map((at) => fault('code_twice', ...path, at, 'code')),
    ...sheet.dimensions.flatMap(({ indicators }, dimension) =>
      indicators.flatMap((indicator, at): SchemeFault[] => {
        const here = [...path, dimension, 'indicators', at];
        const { group, source, points } = indicator;
        return [
          ...(twice.has(indicator) ? [fault('code_twice', ...here, 'code')] : []),
          ...(above(points, '0') ? [] : [fault('points_zero', ...here, 'points')]),
          ...(sheet.weights[group] === undefined ? [fault('group_not_on_sheet', ...here, 'group')] : []),
          ...(system(group) === true && !source ? [fault('source_missing', ...here, 'source', 'code')] : []),
          ...(system(group) === false && source ? [fault('source_not_system', ...here, 'source', 'code')] : []),
          ...(source && !above(source.full, source.zero) ? [fault('source_range', ...here, 'source', 'full')] : []),
        ];
      }),
    ),
  ];
}

function regularFaults(scheme: Scheme, part: 'months' | 'quarters'): SchemeFault[] {
  return scheme[part].groups.flatMap((code) => {
    const group = scheme.groups.find((known) => known.code === code);
    if (!group) return [fault('group_unknown', part, 'groups')];
    return group.byBallot || group.system || group.anonymous ? [fault('group_not_personal', part, 'groups')] : [];
  });
}

function ballotFaults({ ballot: { form }, groups }: Scheme): SchemeFault[] {
  const fed = !form || groups.some(({ code, byBallot }) => byBallot && code === form.group);
  return fed ? [] : [fault('ballot_group_unfit', 'ballot', 'form', 'group')];
}

function tieBreakFaults({ tieBreak, groups, sheets }: Scheme): SchemeFault[] {
  const dimensions = sheets.flatMap((sheet) => sheet.dimensions.map(({ code }) => `${dimensionPrefix}${code}`));
  const known = new Set([...groups.map(({ code }) => code), ...dimensions]);
  return tieBreak.flatMap((code, at) => (known.has(code) ? [] : [fault('tie_break_unknown', 'tieBreak', at)]));
}
