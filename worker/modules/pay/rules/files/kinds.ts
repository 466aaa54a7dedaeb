/** What leaves with a month's pay. */
export const fileKinds = ['bank', 'income_tax', 'insurance', 'summary', 'signature'] as const;
export type FileKind = (typeof fileKinds)[number];
