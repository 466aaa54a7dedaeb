import { describe, expect, it } from 'vitest';
import { fen } from '../../../worker/core/fen.ts';
import { toFenHalfUp } from '../../../worker/core/ratio.ts';
import { itemValue } from '../../../worker/modules/pay/rules/item.ts';
import type { RegularItem } from '../../../worker/modules/pay/rules/scheme.ts';
import { textTable } from '../../harness/text-table.ts';
import { someone } from './scheme-facts.ts';

const asked = { ...someone, grade: 'excellent', qualification: 'intermediate', serviceYears: 12 } as const;

describe('item kinds', () => {
  const base = { code: 'x', name: 'x', taxable: true, insurable: true };
  const formula = { baseFen: fen(520_000), factor: '0.95', share: '0.7', coefficients: { '5': '1.15' } };
  const items: Record<string, RegularItem> = {
    level_coefficient: { ...base, kind: 'level_coefficient', formula },
    level_table: { ...base, kind: 'level_table', amountsFen: { '5': fen(134_000) } },
    post_table: { ...base, kind: 'post_table', amountsFen: { worker: fen(70_000) } },
    qualification: { ...base, kind: 'qualification', amountsFen: { intermediate: fen(20_000) } },
    education: { ...base, kind: 'education', amountsFen: { master: fen(30_000) } },
    seniority: { ...base, kind: 'seniority', perYearFen: fen(2_000), capYears: 10 },
    fixed: { ...base, kind: 'fixed', amountFen: fen(20_000) },
    performance: {
      ...base,
      kind: 'performance',
      standard: { ...formula, share: '0.3' },
      gradeCoefficients: { excellent: '1.2', qualified: '1', basic: '0.6', unqualified: '0' },
      defaultGrade: 'qualified',
    },
    award: {
      ...base,
      kind: 'performance',
      standard: fen(20_000),
      gradeCoefficients: { excellent: '1.2', qualified: '1', basic: '0.6', unqualified: '0' },
      defaultGrade: 'basic',
    },
  };
  // 5200 × 0.95 × 0.7 × 1.15 = 3976.70; × 0.3 = 1704.30, × 1.2 = 2045.16.
  const cases = textTable(`
    item              | facts                         | fen
    level_coefficient |                               | 397670
    level_coefficient | {"level":6}                   | gap
    level_table       |                               | 134000
    level_table       | {"level":9}                   | gap
    post_table        |                               | 70000
    post_table        | {"postType":"head"}           | gap
    qualification     |                               | 20000
    qualification     | {"qualification":"assistant"} | none
    qualification     | {"qualification":null}        | none
    education         |                               | none
    education         | {"education":"master"}        | 30000
    seniority         |                               | 20000
    seniority         | {"serviceYears":3}            | 6000
    fixed             |                               | 20000
    performance       |                               | 204516
    performance       | {"grade":"unqualified"}       | 0
    performance       | {"grade":"basic"}             | 102258
    performance       | {"grade":null}                | 170430
    award             | {"grade":null}                | 12000
  `);
  for (const { item = '', facts, fen: expected } of cases) {
    it(`${item} ${facts} is ${expected}`, () => {
      const pay = items[item];
      if (!pay) throw new Error(item);
      const value = itemValue(
        pay,
        { ...asked, ...(facts ? (JSON.parse(facts) as object) : {}) },
        { postClasses: { staff: 'worker' } },
      );
      const told = value === null ? 'none' : value.kind === 'gap' ? 'gap' : String(toFenHalfUp(value.exact));
      expect(told).toBe(expected);
    });
  }
});
