/** What a declared wage counts for. */
export const wageKinds = ['both', 'insurance', 'fund'] as const;
