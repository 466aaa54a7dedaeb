const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_BITS = 48n;
const RANDOM_BYTES = 10;
const CHARACTERS = 26;

/**
 * An id such as `wrk_01K7…`: the prefix, then 48 bits of milliseconds and 80 random bits in Crockford base 32, so
 * that ids of one prefix sort by time of making. `random` must hold ten bytes; throws RangeError otherwise.
 */
export function makeId(prefix: string, nowMs: number, random: Uint8Array): string {
  if (!/^[a-z]{2,8}$/.test(prefix)) throw new RangeError(`not an id prefix: ${prefix}`);
  if (random.length !== RANDOM_BYTES) throw new RangeError(`an id takes ${RANDOM_BYTES} random bytes`);
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || BigInt(nowMs) >> TIME_BITS > 0n) {
    throw new RangeError(`not an instant: ${nowMs}`);
  }
  const bits = random.reduce((value, byte) => (value << 8n) | BigInt(byte), BigInt(nowMs));
  return `${prefix}_${base32(bits)}`;
}

function base32(bits: bigint): string {
  const digit = (index: number) => ALPHABET.charAt(Number((bits >> BigInt(5 * (CHARACTERS - 1 - index))) & 31n));
  return Array.from({ length: CHARACTERS }, (_, index) => digit(index)).join('');
}
