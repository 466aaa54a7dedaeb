import { makeDeductions } from '../../scripts/demo/deductions.ts';
import { makePeople, type Person } from '../../scripts/demo/people.ts';
import { makePlaces } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import { addDays, day, firstDay, lastDay, month, type Month } from '../../worker/core/day.ts';
import { fen } from '../../worker/core/fen.ts';
import { effectiveEducation } from '../../worker/modules/pay/rules/education.ts';
import { noEntries } from '../../worker/modules/pay/rules/month-facts.ts';
import type { RunRules, RunWorker } from '../../worker/modules/pay/rules/run.ts';
import { grades } from '../../worker/modules/pay/rules/scheme.ts';
import type { Deduction } from '../../worker/modules/pay/rules/year-to-date.ts';
import { INCOME_TAX_TABLES } from '../../worker/modules/pay/templates/income-tax.ts';
import { exampleInsurance, jilin } from '../../worker/modules/pay/templates/index.ts';

/** The month whose pay of the 840 invented people of the demo is kept. */
export const goldenMonth: Month = month('2026-06');
const asOf = addDays(lastDay(goldenMonth), 1);

const communities = Array.from({ length: 77 }, (_, index) => ({
  street: `${'甲乙丙丁戊己'[index % 6]}街道`,
  name: `第${index + 1}社区`,
}));

const qualifications = { none: 'none', assistant: 'assistant', worker: 'intermediate', senior: 'senior' } as const;

function workerOf(person: Person, index: number, deductions: readonly Deduction[]): RunWorker {
  const { education, degreeHeld, postType, joinedOn, hiredOn } = person;
  const unitId = `unt_${person.community.name}`;
  const degree = degreeHeld && (education === 'bachelor' || education === 'master') ? education : 'none';
  return {
    workerId: `wrk_${String(index + 1).padStart(4, '0')}`,
    name: person.name,
    pinyin: '',
    unitId,
    postType,
    ...effectiveEducation(education, degree),
    qualification: qualifications[person.qualification],
    serviceFrom: joinedOn,
    level: null,
    // A spread over all grades and none, in a fixed order.
    grade: grades[index % 6] ?? null,
    stretches: [{ from: hiredOn, until: null, unitId, postType }],
    ...noEntries,
    hasAccount: true,
    declaredWageFen: index % 3 === 0 ? fen(420_000 + (index % 300) * 1_003) : null,
    lastWageFen: null,
    tax: {
      opening: null,
      earlier: { months: [], incomeFen: fen(0), insuranceFen: fen(0), taxFen: fen(0) },
      deductions,
    },
  };
}

/** Everybody on post in the month, from the very generators that fill the demo city. */
export function goldenWorkers(): RunWorker[] {
  const places = makePlaces(random(1), communities);
  const people = makePeople({ places, areaCode: '222401', asOf: day('2026-11-23'), seed: 2 });
  const declared = Map.groupBy(makeDeductions(people, asOf, 3), ({ person }) => person);
  return people
    .map((person, index) => {
      const own = (declared.get(person) ?? []).map(({ item, fromMonth, monthlyFen }) => ({
        item,
        fromMonth: fromMonth as Month,
        lastMonth: null,
        monthlyFen: fen(monthlyFen),
      }));
      return workerOf(person, index, own);
    })
    .filter(({ stretches }) => stretches.every(({ from }) => from <= firstDay(goldenMonth)));
}

export function goldenRules(): RunRules {
  const [table] = INCOME_TAX_TABLES;
  if (!table) throw new Error('no tax table');
  return {
    month: goldenMonth,
    scheme: { id: 'jilin', definition: jilin.definition },
    insurance: { id: 'example', definition: exampleInsurance.definition },
    tax: { id: '2019', definition: table },
  };
}
