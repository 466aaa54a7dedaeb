import { makeId } from '../core/id.ts';

const last = { now: -1, bytes: new Uint8Array(10) };

/**
 * A fresh id that sorts after every other of its prefix that this isolate made at the same instant: of two vouchers of
 * one millisecond the first is the older, and what is drawn oldest first does not hang on chance. The step between two
 * is drawn too, so that no id tells the next.
 */
export function freshId(prefix: string, now: number): string {
  if (now === last.now) addTo(last.bytes, crypto.getRandomValues(new Uint8Array(4)));
  else {
    last.now = now;
    crypto.getRandomValues(last.bytes);
    // Room above: no number of steps within a millisecond runs over.
    last.bytes[0] = (last.bytes[0] ?? 0) & 0x7f;
  }
  return makeId(prefix, now, last.bytes);
}

function addTo(bytes: Uint8Array, step: Uint8Array): void {
  let carry = 1;
  for (let at = bytes.length - 1, from = step.length - 1; at >= 0; at -= 1, from -= 1) {
    carry += (bytes[at] ?? 0) + (step[from] ?? 0);
    bytes[at] = carry & 0xff;
    carry >>= 8;
  }
}
