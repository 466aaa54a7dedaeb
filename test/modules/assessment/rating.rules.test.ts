import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { isRefusal } from '../../../worker/core/refusal.ts';
import { decideDeadlines } from '../../../worker/modules/assessment/rules/deadlines.ts';
import {
  ratingColumns,
  decideRatings,
  type RatingImportRow,
} from '../../../worker/modules/assessment/rules/import/ratings.ts';
import { readImportTable } from '../../../worker/core/import/table.ts';
import {
  decideSend,
  fieldsFor,
  ratingForms,
  typedMarks,
  type SheetRow,
} from '../../../worker/modules/assessment/rules/rating.ts';
import type { CycleState } from '../../../worker/modules/assessment/rules/states.ts';
import type { Scheme } from '../../../worker/modules/assessment/rules/scheme.ts';
import { schemeTemplates } from '../../../worker/modules/assessment/templates/schemes.ts';

const withIndicators = schemeTemplates.find(({ scheme }) =>
  scheme.sheets.some(({ dimensions }) => dimensions.length > 0),
);
const whole = schemeTemplates.find(({ code }) => code === 'representative_r');
if (!withIndicators || !whole) throw new Error('no template');
const scheme: Scheme = withIndicators.scheme;
const code = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

describe('what a rater fills in', () => {
  it('is the indicators of the group on the sheet of the post, each with its bound', () => {
    // Of staff the community marks ability 5+5+5 and diligence 8+4, visits being counted from records; heads have no community's part.
    const [form, ...others] = ratingForms(scheme, 'community');
    expect(others).toEqual([]);
    expect(form?.fields.map(({ most }) => most)).toEqual([500, 500, 500, 800, 400]);
    expect(form?.postTypes).toEqual(['deputy', 'staff']);
    expect(fieldsFor(scheme, 'community', 'head')).toEqual([]);
  });

  it('is one mark of up to a hundred where the group marks no indicator', () => {
    expect(fieldsFor(whole.scheme, 'peers', 'staff')).toMatchObject([{ code: 'score', most: 10_000 }]);
  });
});

describe('a draft', () => {
  const fields = fieldsFor(scheme, 'community', 'staff');
  it.each([
    [{ policy_knowledge: 500 }, { policy_knowledge: 500 }],
    [{ policy_knowledge: null }, {}],
    [
      { policy_knowledge: 0, mediation: 450 },
      { policy_knowledge: 0, mediation: 450 },
    ],
    [{ policy_knowledge: 501 }, 'rating_over_most'],
    [{ attendance: 801 }, 'rating_over_most'],
    [{ fund_handling: 100 }, 'rating_indicator_unknown'],
  ])('after %j is %j', (wanted, result) => {
    expect(code(typedMarks({ policy_knowledge: 300 }, wanted, fields, '乙'))).toEqual(
      typeof result === 'string' ? result : result,
    );
  });
});

describe('sending a sheet', () => {
  const full = {
    policy_knowledge: 450,
    grid_tools: 500,
    mediation: 400,
    attendance: 800,
    duty_shifts: 280,
  };
  const row = (id: string, marks: SheetRow['marks'], sent = false): SheetRow => ({ id, workerId: id, name: id, postType: 'staff', sent, marks }); // prettier-ignore

  it('makes of the points given one mark out of a hundred, rounded once', () => {
    // 4.5+5+4+8+2.8 = 24.3 of 27: 90 exactly.
    expect(decideSend([row('a', full)], scheme, 'community')).toEqual([
      { id: 'a', workerId: 'a', score: 9000, parts: full },
    ]);
    // 24.29 of 27 = 89.9629…: 89.96.
    expect(decideSend([row('a', { ...full, duty_shifts: 279 })], scheme, 'community')).toMatchObject([{ score: 8996 }]); // prettier-ignore
  });

  it('sends all at once, and nothing twice', () => {
    const { mediation: _, ...lacking } = full;
    expect(code(decideSend([row('a', full), row('b', lacking)], scheme, 'community'))).toBe('rating_incomplete');
    expect(decideSend([row('a', full, true), row('b', full)], scheme, 'community')).toMatchObject([{ id: 'b' }]);
    expect(code(decideSend([row('a', full, true)], scheme, 'community'))).toBe('rating_nothing_left');
    expect(decideSend([row('a', { score: 8850 })], whole.scheme, 'peers')).toEqual([
      { id: 'a', workerId: 'a', score: 8850, parts: null },
    ]);
  });
});

describe('a sheet from Excel', () => {
  const fields = fieldsFor(whole.scheme, 'peers', 'staff');
  const known = (id: string, name: string, more: Partial<RatingImportRow> = {}): RatingImportRow => ({
    id, workerId: id, name, unitName: '春晓社区', postType: 'staff', sent: false, marks: {}, fields, ...more,
  }); // prettier-ignore
  const nothing = { cells: [], skip: [], accept: [] };
  const read = (rows: readonly string[], sheet: readonly RatingImportRow[]) => {
    const grid = { merges: [], rows: rows.map((text) => text.split(',').map((cell) => (cell === '' ? null : { kind: 'text' as const, text: cell }))) }; // prettier-ignore
    const table = readImportTable(grid.rows, ratingColumns(ratingForms(whole.scheme, 'peers')), nothing);
    if (!table) throw new Error('no table');
    const { entries, problems, unchanged } = decideRatings(table, nothing, sheet);
    return { entries, unchanged, problems: problems.map(({ row, code: what }) => `${row} ${what}`) };
  };
  const head = '单位,姓名,评分（满分100.00）';

  it('fills drafts in, takes points back, and leaves alone what already stands', () => {
    const sheet = [known('a', '甲'), known('b', '乙', { marks: { score: 9000 } }), known('c', '丙', { marks: { score: 8000 } })]; // prettier-ignore
    expect(read([head, '春晓社区,甲,88.5', '春晓社区,乙,90', '春晓社区,丙,'], sheet)).toEqual({
      entries: [{ id: 'a', marks: { score: 8850 } }, { id: 'c', marks: {} }], unchanged: 1, problems: [],
    }); // prettier-ignore
  });

  it.each([
    ['春晓社区,丁,88', '2 rating_row_unknown'],
    ['夏荷社区,甲,88', '2 rating_row_unknown'],
    ['春晓社区,甲,100.01', '2 mark_out_of_range'],
    ['春晓社区,甲,八十', '2 mark_unreadable'],
    ['春晓社区,丙,80', '2 rating_row_sent'],
  ])('%s: %s', (text, problem) => {
    const sheet = [known('a', '甲'), known('c', '丙', { sent: true, marks: { score: 9000 } })];
    expect(read([head, text], sheet)).toMatchObject({ entries: [], problems: [problem] });
  });

  it('names a person who stands twice, and takes what was sent as it was sent', () => {
    const sheet = [known('a', '甲'), known('c', '丙', { sent: true, marks: { score: 9000 } })];
    expect(read([head, '春晓社区,甲,88', '春晓社区,甲,89'], sheet).problems).toEqual(['3 rating_row_twice']);
    expect(read([head, '春晓社区,丙,90'], sheet)).toEqual({ entries: [], unchanged: 1, problems: [] });
  });

  it('holds each line to its bound and to the sheet of the post', () => {
    const columns = ratingColumns(ratingForms(scheme, 'street'));
    const heads = known('h', '戊', { postType: 'head', fields: fieldsFor(scheme, 'street', 'head') });
    const staff = known('s', '己', { fields: fieldsFor(scheme, 'street', 'staff') });
    const [ability] = heads.fields.filter((field) => staff.fields.every((one) => one.code !== field.code));
    const text = (cells: readonly string[]) => cells.map((cell) => ({ kind: 'text' as const, text: cell }));
    const grid = { merges: [], rows: [text(['单位', '姓名', ability?.zh ?? '']), text(['春晓社区', '戊', '99']), text(['春晓社区', '己', '1'])] }; // prettier-ignore
    const table = readImportTable(grid.rows, columns, nothing);
    if (!table) throw new Error('no table');
    expect(
      decideRatings(table, nothing, [heads, staff]).problems.map(({ row, code: what }) => `${row} ${what}`),
    ).toEqual(['2 rating_points_over', '3 rating_field_unfit']);
  });
});

describe('deadlines of a cycle', () => {
  const today = day('2026-11-25');
  const decide = (deadlines: readonly [CycleState, string | null][], standing: readonly [CycleState, string][] = []) =>
    code(
      decideDeadlines(
        { cycle: { state: 'open', version: 3 }, standing: standing.map(([state, text]) => ({ state, dueDay: day(text) })), today },
        { version: 3, deadlines: deadlines.map(([state, text]) => ({ state, dueDay: text === null ? null : day(text) })) },
      ),
    ); // prettier-ignore

  it('lie not before today, nor before those of earlier states; only what changes is written', () => {
    expect(decide([['open', '2026-12-10'], ['collected', '2026-12-20']])).toHaveLength(2); // prettier-ignore
    expect(decide([['open', '2026-12-10']], [['open', '2026-12-10']])).toEqual([]); // prettier-ignore
    expect(decide([['open', null]], [['open', '2026-12-10']])).toEqual([{ state: 'open', dueDay: null }]); // prettier-ignore
    expect(decide([['open', '2026-11-24']])).toBe('deadline_early');
    expect(decide([['collected', '2026-12-01']], [['open', '2026-12-10']])).toBe('deadline_early'); // prettier-ignore
  });
});
