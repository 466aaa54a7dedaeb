export const risks = ['high', 'medium', 'low', 'none'] as const;
export const riskColors: Readonly<Record<string, string>> = {
  high: 'red',
  medium: 'orange',
  low: 'blue',
  none: 'default',
};
export const ways = ['home', 'phone', 'elsewhere'] as const;
export const outcomes = ['met', 'absent', 'refused'] as const;
export const relations = ['head', 'spouse', 'child', 'parent', 'other'] as const;
