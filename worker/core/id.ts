const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LATEST_MS = 2 ** 48 - 1;
const RANDOM_BYTES = 10;

/**
 * An id such as `wrk_01K7…`: the prefix, then 48 bits of milliseconds and 80 random bits in Crockford base 32, so
 * that ids of one prefix sort by time of making. `random` must hold ten bytes; throws RangeError otherwise.
 */
export function makeId(prefix: string, nowMs: number, random: Uint8Array): string {
  if (!/^[a-z]{2,8}$/.test(prefix)) throw new RangeError(`not an id prefix: ${prefix}`);
  if (random.length !== RANDOM_BYTES) throw new RangeError(`an id takes ${RANDOM_BYTES} random bytes`);
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs > LATEST_MS) throw new RangeError(`not an instant: ${nowMs}`);
  return `${prefix}_${base32(nowMs, 10)}${base32(fortyBits(random, 0), 8)}${base32(fortyBits(random, 5), 8)}`;
}

// Five bytes make eight digits of base 32, and forty bits stay exact in a number: an import makes ids by the ten thousand.
const fortyBits = (bytes: Uint8Array, from: number): number =>
  bytes.subarray(from, from + 5).reduce((value, byte) => value * 256 + byte, 0);

function base32(value: number, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest = Math.floor(rest / 32)) text = ALPHABET.charAt(rest % 32) + text;
  return text;
}
