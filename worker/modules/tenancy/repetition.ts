import type { D1Database } from '@cloudflare/workers-types';
import { limits } from '../../core/limits.ts';
import { platformRefusals, RefusedError } from '../../platform/refused.ts';
import { signUpByKey, type CityRow, type SignUpClaim } from './store.ts';

const pollMs = 100;

/**
 * The open city of an earlier sign-up with this key; null where there is none, or where its claim was given back. A
 * first request that is still at work is waited for, as long as a commit may take.
 * @throws RefusedError `idempotency_key_reused` when that sign-up asked something else
 */
export async function earlierSignUp(registry: D1Database, claim: SignUpClaim | null): Promise<CityRow | null> {
  if (claim === null) return null;
  for (let waited = 0; ; waited += pollMs) {
    const record = await signUpByKey(registry, claim.key);
    if (!record) return null;
    if (record.hash !== claim.hash) throw new RefusedError(platformRefusals.refuse('idempotency_key_reused'));
    if (record.city.state === 'open') return record.city;
    if (record.city.state !== 'claiming' || waited >= limits.commitTimeoutMs) return null;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
