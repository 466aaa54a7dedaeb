/** What the count of the book looks at, each by itself. */
export const checks = [
  'balance',
  'budget',
  'held',
  'floor',
  'empty_transaction',
  'day',
  'nature',
  'hold',
  'reversal',
  'sum',
  'layers',
  'layer',
  'source',
  'restricted',
] as const;
export type Check = (typeof checks)[number];
