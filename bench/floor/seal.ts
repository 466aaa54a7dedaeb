import type { Env } from '../../worker/env.ts';
import { sealCard, sealIdentity } from '../../worker/modules/roster/sealing.ts';
import { newWrappedKey, openKeyring } from '../../worker/platform/keyring.ts';
import { timed } from './tape.ts';

/** Milliseconds of each round: the bare cipher, and the product's sealing of the same numbers. */
export interface Sealing {
  readonly bare: number[];
  readonly product: number[];
}

const encoder = new TextEncoder();

/** As long as an identity number; the cipher does not look at more. */
const numbers = (people: number): string[] =>
  Array.from({ length: people }, (_, index) => String(index).padStart(18, '0'));

/** What a person costs the cipher: an identity number and a card sealed, four indexes. */
async function bareKeys() {
  const bits = crypto.getRandomValues(new Uint8Array(32));
  const sealing = await crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt']);
  const indexing = await crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const encrypt = (plain: string) =>
    crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: crypto.getRandomValues(new Uint8Array(12)) },
      sealing,
      encoder.encode(plain),
    );
  const sign = (plain: string) => crypto.subtle.sign('HMAC', indexing, encoder.encode(plain));
  return (plain: string) =>
    Promise.all([encrypt(plain), encrypt(plain), sign(plain), sign(plain), sign(plain), sign(plain)]);
}

export async function sealing(env: Env, people: number, times: number): Promise<Sealing> {
  const plain = numbers(people);
  const bare = await bareKeys();
  const keyring = await openKeyring(env.MASTER_SECRET, 'floor', await newWrappedKey(env.MASTER_SECRET, 'floor'));
  const took: Sealing = { bare: [], product: [] };
  for (let round = 0; round < times; round += 1) {
    took.bare.push((await timed(() => Promise.all(plain.map(bare)))).ms);
    took.product.push(
      (
        await timed(() =>
          Promise.all(plain.map((number) => Promise.all([sealIdentity(keyring, number), sealCard(keyring, number)]))),
        )
      ).ms,
    );
  }
  return took;
}
