import { bankCard, banks, mobileNumber } from '../../scripts/demo/numbers.ts';
import { makePeople, type Person } from '../../scripts/demo/people.ts';
import { makePlaces, type Community } from '../../scripts/demo/places.ts';
import { random } from '../../scripts/demo/random.ts';
import type { Day } from '../../worker/core/day.ts';

/** Areas of one prefecture, so that birth days and order codes meet only once. */
const areas = ['222401', '222402', '222403', '222404', '222405', '222406'] as const;

/** Numbers that are the person's alone, and one head for a community, whichever round they come from. */
function apart(person: Person, round: number, index: number): Person {
  const bank = banks[index % banks.length] ?? banks[0];
  return {
    ...person,
    mobile: mobileNumber(index),
    ...(bank ? { bank: bank.name, bankCard: bankCard(bank.prefix, bank.length, index + 1) } : {}),
    ...(round > 0 && person.postType === 'head' ? { postType: 'deputy' } : {}),
  };
}

/** Invented people, as many as asked for, up to five thousand: the demo's city several times over. */
export function crowd(communities: readonly Community[], asOf: Day, size: number): Person[] {
  const places = makePlaces(random(1), communities);
  const rounds = areas.map((areaCode, seed) => makePeople({ places, areaCode, asOf, seed: seed + 1 }));
  return rounds
    .flatMap((people, round) => people.map((person) => ({ person, round })))
    .slice(0, size)
    .map(({ person, round }, index) => apart(person, round, index));
}
