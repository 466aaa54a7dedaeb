import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import type { UnitFacts } from '../../../worker/modules/organisation/rules/change.ts';
import { placement, unitKinds, type UnitKind } from '../../../worker/modules/organisation/rules/kinds.ts';
import { planMerge, type Child } from '../../../worker/modules/organisation/rules/merge.ts';
import { textTable } from '../../harness/text-table.ts';

const since = day('2020-01-01');
const unit = (id: string, name: string, households: number | null): UnitFacts => ({
  id,
  kind: 'community',
  code: null,
  name,
  parentId: 'street',
  households,
  fromDay: since,
  untilDay: null,
  version: 1,
  since,
  openChildren: 0,
  depth: 2,
  height: 1,
});

/** `becomes` is the name it keeps below the successor, or `=` and the twin that it is merged into. */
const children = textTable(`
  id | below | kind    | name                 | becomes
  ---|-------|---------|----------------------|---------------------------
  a1 | old   | station | 党群工作站           | =b1
  a2 | old   | grid    | 第1网格              | 第1网格（原春晓社区）
  a3 | old   | grid    | 第2网格              | 第2网格
  a4 | old   | grid    | 第3网格              | 第3网格（原春晓社区·2）
  a5 | old   | station | 第3网格              | 第3网格（原春晓社区·3）
  b1 | new   | station | 党群工作站           |
  b2 | new   | grid    | 第1网格              |
  b3 | new   | grid    | 第3网格              |
  b4 | new   | grid    | 第3网格（原春晓社区） |
`);

describe('what becomes of the units below two communities that merge', () => {
  const facts: Child[] = children.map(({ id = '', below = '', kind, name = '' }) => ({
    id,
    parentId: below,
    kind: kind as UnitKind,
    name,
    since,
  }));
  const plan = planMerge(unit('old', '春晓社区', 1200), unit('new', '夏荷社区', 2500), facts);

  it.each(children.filter(({ below }) => below === 'old'))('$name: $becomes', ({ id, becomes }) => {
    const twin = plan.merged.find(({ fromId }) => fromId === id);
    const moved = plan.moved.find((child) => child.id === id);
    expect(twin ? `=${twin.intoId}` : moved?.name).toBe(becomes);
  });

  it('the community itself is merged first', () => {
    expect(plan.merged[0]).toEqual({ fromId: 'old', intoId: 'new' });
  });

  it.each([
    [1200, 2500, 3700],
    [null, 2500, 2500],
    [1200, null, 1200],
    [null, null, null],
  ])('households %s and %s make %s', (a, b, sum) => {
    expect(planMerge(unit('old', '甲', a), unit('new', '乙', b), []).households).toBe(sum);
  });
});

describe('the shape of the tree', () => {
  it('lets every kind but the city stand somewhere, and only departments below their own kind', () => {
    const placed = new Set(Object.values(placement).flat());
    expect(unitKinds.filter((kind) => !placed.has(kind))).toEqual(['city']);
    expect(unitKinds.filter((kind) => placement[kind].includes(kind))).toEqual(['department']);
  });
});
