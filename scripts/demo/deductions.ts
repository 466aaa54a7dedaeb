import { monthsOfYear, yearOf, type Day } from '../../worker/core/day.ts';
import type { Person } from './people.ts';
import { random, type Random } from './random.ts';

export type DeductionItem =
  | 'children_education'
  | 'infant_care'
  | 'continuing_education'
  | 'housing_loan'
  | 'rent'
  | 'elderly_support';

export interface Deduction {
  readonly person: Person;
  readonly item: DeductionItem;
  readonly monthlyFen: number;
  readonly fromMonth: string;
}

const yuan = (amount: number): number => amount * 100;

/**
 * What people declare in a month: 国发〔2018〕41号 with the amounts of 国发〔2023〕13号; where couples share,
 * each declares half; rent by the third class of cities.
 */
const amounts = {
  children_education: [yuan(2000), yuan(1000)],
  infant_care: [yuan(2000), yuan(1000)],
  continuing_education: [yuan(400)],
  housing_loan: [yuan(1000), yuan(500)],
  rent: [yuan(800)],
  elderly_support: [yuan(3000), yuan(1500), yuan(1000)],
} as const satisfies Readonly<Record<DeductionItem, readonly number[]>>;

/** What somebody of that age may have to declare; a loan and a rent never meet in one person. */
function itemsOf(random: Random, age: number): DeductionItem[] {
  const items: DeductionItem[] = [];
  if (age >= 28 && age <= 50 && random.chance(0.5)) items.push('children_education');
  else if (age >= 25 && age <= 38 && random.chance(0.25)) items.push('infant_care');
  if (random.chance(0.4)) items.push('housing_loan');
  else if (age < 35 && random.chance(0.3)) items.push('rent');
  if (age >= 36 && random.chance(0.6)) items.push('elderly_support');
  if (age < 40 && random.chance(0.08)) items.push('continuing_education');
  return items;
}

/** Special additional deductions of about a third of the people, from January or from their first month. */
export function makeDeductions(people: readonly Person[], today: Day, seed: number): Deduction[] {
  const source = random(seed);
  const [january = ''] = monthsOfYear(yearOf(today));
  return people
    .filter(() => source.chance(0.37))
    .flatMap((person) => {
      const fromMonth = person.hiredOn.slice(0, 7) > january ? person.hiredOn.slice(0, 7) : january;
      return itemsOf(source, yearOf(today) - yearOf(person.birthDay)).map((item) => ({
        person,
        item,
        monthlyFen: source.pick(amounts[item]),
        fromMonth,
      }));
    });
}
