export const outcomes = ['admit', 'conditions', 'return', 'reject'] as const;
export const stances = ['agree', 'conditions', 'disagree'] as const;
export const outcomeColors = { admit: 'green', conditions: 'blue', return: 'gold', reject: 'red' } as const;
export const stanceColors = { agree: 'green', conditions: 'blue', disagree: 'red' } as const;
