export const states = ['listed', 'asking', 'paused', 'reported', 'delisted', 'revoked'] as const;
export const lights = ['green', 'yellow', 'red', 'still', 'off'] as const;
export const levels = ['ordinary', 'major', 'urgent'] as const;
export const sources = ['typed', 'case', 'whistle', 'followup'] as const;
export const waits = ['handle', 'check'] as const;
export const masks = ['surname', 'ends', 'none'] as const;

/** Whose act an event is: the owner's, a second person's, or of who lists. */
export const sideOf = {
  report: 'owner',
  ask: 'owner',
  delist: 'check',
  reject: 'check',
  grant: 'check',
  deny: 'check',
  pause: 'check',
  resume: 'check',
  relist: 'check',
  revoke: 'check',
  reassign: 'place',
} as const;

/** What goes on, and is offered first. */
export const forward: ReadonlySet<string> = new Set(['report', 'delist', 'grant', 'resume']);
/** Steps that need no word. */
export const silent: ReadonlySet<string> = new Set(['delist', 'resume']);

/** The token stands behind the `#`: in no log of a server on the way. */
export const boardAddress = (city: string, token: string): string =>
  `${location.origin}/${city}/listing-board#${token}`;
