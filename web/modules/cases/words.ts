export const states = [
  'raised',
  'deliberated',
  'decided',
  'handling',
  'handled',
  'reopened',
  'closed',
  'duplicate',
  'referred',
  'withdrawn',
] as const;
export const urgencies = ['ordinary', 'urgent'] as const;
export const channels = ['link', 'doorstep', 'phone'] as const;
export const results = ['solved', 'partly', 'unsolved'] as const;
export const dues = ['late', 'today', 'soon', 'paused', 'whole'] as const;
export const waits = ['deliberate', 'decide', 'part'] as const;
export const five = ['raise', 'deliberate', 'decide', 'handle', 'rate'] as const;

/** How many of the five steps are behind a state; what ended early has only the first. */
export const behind: Readonly<Record<(typeof states)[number], number>> = {
  raised: 1,
  reopened: 1,
  deliberated: 2,
  decided: 3,
  handling: 3,
  handled: 4,
  closed: 5,
  duplicate: 1,
  referred: 1,
  withdrawn: 1,
};

/** The event that each of the five ends with; a rating has three, and may lapse. */
export const endsWith: Readonly<Record<(typeof five)[number], readonly string[]>> = {
  raise: ['raise'],
  deliberate: ['deliberate'],
  decide: ['decide'],
  handle: ['finish'],
  rate: ['rate_solved', 'rate_partly', 'rate_unsolved', 'lapse'],
};
