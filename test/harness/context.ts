import { dayOfInstant } from '../../worker/core/day.ts';
import { constraintRefusals } from '../../worker/constraints.ts';
import { freshId } from '../../worker/platform/id.ts';
import { anchorCityHead, openCity } from '../../worker/modules/tenancy/index.ts';
import type { CityContext, IdempotencyClaim } from '../../worker/platform/context.ts';
import type { TestCity, World } from './api.ts';

export interface CommandContext extends CityContext {
  /** Waits for what was deferred: sealing above all. */
  settled(): Promise<void>;
}

/** A context as the gate makes it, for tests of the platform that need no route. */
export async function commandContext(
  world: World,
  city: TestCity,
  claim: Partial<IdempotencyClaim> = {},
): Promise<CommandContext> {
  const now = Date.now();
  const open = await openCity(world.env, city.slug, now);
  if (!open) throw new Error(`${city.slug} is not open`);
  const deferred: Promise<unknown>[] = [];
  return {
    city: open.identity,
    db: open.db,
    keyring: open.keyring,
    actor: { kind: 'person', id: 'usr_TEST', name: '测试员', workerId: null, grants: new Map() },
    claim: { key: crypto.randomUUID(), inputHash: 'a', status: 201, ...claim },
    now,
    at: new Date(now).toISOString(),
    today: dayOfInstant(now),
    locale: 'zh-CN',
    requestId: 'req_TEST',
    constraints: constraintRefusals,
    newId: (prefix) => freshId(prefix, now),
    defer: (work) => {
      deferred.push(work);
    },
    launch: () => Promise.resolve(),
    sealGatherMs: 0,
    anchor: (head) => anchorCityHead(world.env.REGISTRY, city.id, head),
    settled: async () => {
      await Promise.all(deferred);
    },
  };
}
