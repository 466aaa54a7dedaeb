export const states = ['drawn', 'assigned', 'agreed', 'differs', 'missed'] as const;
export const kinds = ['case', 'whistle', 'listing', 'duty'] as const;
export const reasons = [
  'random',
  'partly',
  'unrated',
  'reopened',
  'returned',
  'relisted',
  'extended',
  'unheard',
  'reduced',
  'late',
] as const;
/** The marks that a kind may always be visited for. */
export const marksOf = {
  case: ['partly', 'unrated', 'reopened', 'late'],
  whistle: ['returned', 'late'],
  listing: ['relisted', 'extended', 'unheard', 'late'],
  duty: ['returned', 'reduced'],
} as const;
export const findings = ['agree', 'differ', 'miss'] as const;

/** Where the record of a kind is read. */
export const recordOf = { case: 'cases', whistle: 'whistles', listing: 'listings', duty: 'duties' } as const;
