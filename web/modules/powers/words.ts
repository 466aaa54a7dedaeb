export const kinds = ['consent', 'planning', 'mobilisation', 'proposal'] as const;
export const sides = ['street', 'department', 'city'] as const;
export const relations = ['owned', 'managed', 'used'] as const;

/** Which side of a matter takes an event; the clock's own events have none. */
export const sideOf: Readonly<Record<string, (typeof sides)[number]>> = {
  agree: 'street',
  refuse: 'street',
  opine: 'street',
  gather: 'street',
  conclude: 'street',
  cancel: 'street',
  raise: 'street',
  withdraw: 'department',
  ask_again: 'department',
  appoint: 'department',
  adopt: 'department',
  adopt_partly: 'department',
  decline: 'department',
  proceed: 'department',
  agree_above: 'city',
  refuse_above: 'city',
  adopt_above: 'city',
  decline_above: 'city',
};
export const permissionOf = { street: 'powers.use', department: 'powers.answer', city: 'powers.decide' } as const;
