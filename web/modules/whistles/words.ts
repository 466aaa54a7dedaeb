export const kinds = ['resident', 'joint', 'emergency'] as const;
export const states = ['drafted', 'returned', 'out', 'closed', 'withdrawn'] as const;
export const terms = ['answer', 'arrive', 'finish', 'rework', 'score'] as const;

type Side = 'head' | 'draft' | 'department' | 'street' | 'city';

/** Who takes an event of a whistle or of a call; the house's own events have none. */
export const sideOf: Readonly<Record<string, Side>> = {
  sign: 'head',
  send_back: 'head',
  resubmit: 'draft',
  withdraw: 'draft',
  cancel: 'draft',
  accept: 'department',
  decline: 'department',
  arrive: 'department',
  handle: 'department',
  score: 'street',
  return: 'street',
  give_up: 'street',
  pause: 'street',
  resume: 'street',
  urge: 'city',
};
export const permissionOf = {
  head: 'whistles.sign',
  draft: 'whistles.write',
  department: 'whistles.answer',
  street: 'whistles.write',
  city: 'whistles.decide',
} as const;

/** What goes on, and is offered first. */
export const forward: ReadonlySet<string> = new Set([
  'sign',
  'resubmit',
  'accept',
  'arrive',
  'handle',
  'score',
  'resume',
]);
/** Steps that need no word. */
export const silent: ReadonlySet<string> = new Set(['sign', 'accept', 'arrive', 'score', 'resume']);
