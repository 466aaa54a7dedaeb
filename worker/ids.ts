import { makeId } from './core/id.ts';

export const freshId = (prefix: string, now: number): string =>
  makeId(prefix, now, crypto.getRandomValues(new Uint8Array(10)));
