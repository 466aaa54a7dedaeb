import { describe, expect, it } from 'vitest';
import { day } from '../../../worker/core/day.ts';
import { decideRefusal } from '../../../worker/modules/duties/rules/refusal.ts';
import { textTable } from '../../harness/text-table.ts';

describe('refusing a task: the first of several reasons is told', () => {
  const cases = textTable(`
    unit | department | askedOn    | what         | says
    -----|------------|------------|--------------|----------------------
    yes  | yes        | 2026-06-01 | 代收承诺书   | ok
    yes  | yes        | 2026-05-01 | 代收承诺书   | ok
    yes  | yes        | 2026-06-02 | 代收承诺书   | refused_task_to_come
    yes  | yes        | 2026-06-02 | 高龄津贴认证 | refused_task_to_come
    yes  | yes        | 2026-06-01 | 高龄津贴认证 | refused_task_admitted
    yes  | yes        | 2026-06-01 | 高龄津贴 认证 | refused_task_admitted
    no   | yes        | 2026-06-01 | 代收承诺书   | not_found
    yes  | no         | 2026-06-02 | 高龄津贴认证 | not_found
  `);
  it.each(cases)('unit $unit, department $department, $askedOn $what → $says', (row) => {
    const facts = {
      unit: row['unit'] === 'yes' ? { name: '园航社区' } : null,
      department: row['department'] === 'yes' ? { name: '民政局' } : null,
      admitted: [{ code: 'SX2026-001', title: '高龄津贴认证' }],
    };
    const task = { what: row['what'] ?? '', askedOn: day(row['askedOn'] ?? '') };
    expect(decideRefusal(facts, task, day('2026-06-01'))?.code ?? 'ok').toBe(row['says']);
  });
});
