import { dayOfInstant } from '../../worker/core/day.ts';
import { signUp } from './api.ts';
import { communitiesOf, furnish } from './organisation.ts';
import { makePeople } from './people.ts';
import { makePlaces } from './places.ts';
import { random } from './random.ts';
import { importRoster } from './roster.ts';
import { rosterSheet } from './roster-sheet.ts';

/** How to sign in to the demo city in one role. */
export interface DemoAccount {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoOptions {
  readonly baseUrl: string;
  readonly onProgress: (detail: string) => void;
}

const city = { slug: 'yanji', name: '延吉市', divisionCode: '222401' } as const;
const seeds = { places: 1, people: 2, roster: 3 } as const;
const administrator = { name: '演示管理员', email: 'admin@yanji.example', password: 'Suishi-2019' };

export async function loadDemo({ baseUrl, onProgress }: DemoOptions): Promise<readonly DemoAccount[]> {
  const today = dayOfInstant(Date.now());
  onProgress('signing up');
  const session = await signUp(baseUrl, { ...city, administrator });
  onProgress('grids');
  const places = makePlaces(random(seeds.places), await communitiesOf(session));
  await furnish(session, places);
  const people = makePeople({ places, areaCode: city.divisionCode, asOf: today, seed: seeds.people });
  onProgress('roster');
  const sheet = await rosterSheet(people, { city: city.name, asOf: today, seed: seeds.roster });
  const outcome = await importRoster(session, sheet, `${city.name}花名册.xlsx`);
  onProgress(`${outcome.created} workers`);
  return [];
}
