import type { SchemeContent } from '../types.ts';

type Loose = Readonly<Record<string, unknown>>;

const record = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {});
const records = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(record) : []);
const empty = (value: unknown): boolean => value === null || value === undefined || value === '';
const filled = (value: unknown): Loose =>
  Object.fromEntries(Object.entries(record(value)).filter(([, one]) => !empty(one)));
const orNull = (value: unknown): unknown => (empty(value) ? null : value);

const groupOf = (group: Loose): Loose => ({
  ...group,
  headers: group['headers'] ?? [],
  trimFrom: orNull(group['trimFrom']),
  byBallot: group['byBallot'] === true,
  anonymous: group['anonymous'] === true,
  system: group['system'] === true,
});

function indicatorOf(indicator: Loose): Loose {
  const { source, evidence, ...rest } = indicator;
  const { code, zero, full, days } = record(source);
  return {
    ...rest,
    evidence: evidence ?? '',
    ...(empty(code) ? {} : { source: { code, zero: zero ?? '0', full: full ?? '1', days: days ?? 0 } }),
  };
}

const dimensionOf = (dimension: Loose): Loose => ({
  ...dimension,
  indicators: records(dimension['indicators']).map(indicatorOf),
});

function sheetOf(sheet: Loose): Loose {
  const { apart, excellent, weights, dimensions, ...rest } = sheet;
  return {
    ...rest,
    weights: filled(weights),
    dimensions: records(dimensions).map(dimensionOf),
    ...(apart === true ? { excellent } : {}),
  };
}

const itemOf = (item: Loose): Loose => ({ ...item, evidence: item['evidence'] ?? '', most: orNull(item['most']) });

/** What a ballot asks, where it is asked here; a choice without points says nothing of the person. */
function ballotOf(ballot: Loose): Loose {
  const { asked, form, ...valid } = ballot;
  if (asked !== true) return valid;
  const { scale, kinds, questions, ...rest } = record(form);
  const { type, choices, most } = record(scale);
  const choicesOf = records(choices).map((choice) => ({ ...choice, points: orNull(choice['points']) }));
  return {
    ...valid,
    form: {
      ...rest,
      kinds: records(kinds).map((kind) => ({ ...kind, ordinary: kind['ordinary'] === true })),
      questions: records(questions),
      scale: type === 'points' ? { type, most } : { type: 'choices', choices: choicesOf },
    },
  };
}

/** From what the fields hold to the content that the server checks. */
export function contentOf(values: unknown): Loose {
  const given = record(values);
  const outliers = record(given['outliers']);
  const { contractWarning, eligibility, ...others } = given;
  const warnAfter = record(contractWarning)['unqualifiedYears'];
  const eligible = records(eligibility);
  return {
    ...others,
    ...(empty(warnAfter) ? {} : { contractWarning: { unqualifiedYears: warnAfter } }),
    ...(eligible.length === 0 ? {} : { eligibility: eligible }),
    groups: records(given['groups']).map(groupOf),
    sheets: records(given['sheets']).map(sheetOf),
    bonusItems: records(given['bonusItems']).map(itemOf),
    deductionItems: records(given['deductionItems']).map(itemOf),
    tieBreak: given['tieBreak'] ?? [],
    vetoes: given['vetoes'] ?? [],
    ballot: ballotOf(record(given['ballot'])),
    notGraded: {
      ...record(given['notGraded']),
      probation: record(given['notGraded'])['probation'] === true,
      probationMonths: orNull(record(given['notGraded'])['probationMonths']),
    },
    outliers: Object.values(outliers).some((value) => !empty(value)) ? outliers : null,
    publicity: { ...record(given['publicity']), countStart: record(given['publicity'])['countStart'] === true },
  };
}

/** What the fields start with: as the content, with a switch for posts that are ranked by themselves. */
export const fieldsOf = (content: SchemeContent): Loose => ({
  ...content,
  ballot: { ...content.ballot, asked: content.ballot.form !== undefined },
  outliers: content.outliers ?? {},
  sheets: content.sheets.map((sheet) => ({ ...sheet, apart: sheet.excellent !== undefined })),
});

/** A code that no other of these has. */
export function freshCode(stem: string, taken: readonly string[]): string {
  const codes = [stem, ...Array.from({ length: taken.length }, (_, at) => `${stem}_${at + 2}`)];
  return codes.find((code) => !taken.includes(code)) ?? stem;
}
