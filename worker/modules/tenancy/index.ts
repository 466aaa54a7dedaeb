import type { D1Database } from '@cloudflare/workers-types';
import { commitRegistry } from '../../platform/registry.ts';
import { anchorHead } from './store.ts';

export { sweepClaims, type CitySeed, type SeedFacts } from './commands.ts';
export type { County } from './rules.ts';
export { openCity, type OpenCity } from './slots.ts';
export { anchoredHead, openCities } from './store.ts';
export { PasswordInput } from './input.ts';

/** Keeps the head of a city's audit chain outside the city's own database; an older head never replaces a newer one. */
export async function anchorCityHead(
  registry: D1Database,
  cityId: string,
  head: { readonly seq: number; readonly hash: string },
): Promise<void> {
  await commitRegistry(registry, [anchorHead(cityId, head)]);
}
