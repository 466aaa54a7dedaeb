export const outcomes = ['admit', 'conditions', 'return', 'reject'] as const;
export const outcomeColors = { admit: 'green', conditions: 'blue', return: 'gold', reject: 'red' } as const;
