export const lists = ['need', 'resource', 'project', 'result'] as const;
export const lineStates = ['open', 'underway', 'done', 'confirmed', 'cancelled'] as const;
export const stateColours = {
  open: 'default',
  underway: 'blue',
  done: 'gold',
  confirmed: 'green',
  cancelled: 'default',
} as const;
export const checkInColours = { told: 'gold', confirmed: 'green', refused: 'default' } as const;

const minutesOfHour = 60;

/** Minutes as hours with at most two places: `90` → `1.5`. */
export const hoursText = (minutes: number): string => String(Math.round((minutes / minutesOfHour) * 100) / 100);
/** From a form's hours to the request's minutes. */
export const minutesOf = (hours: unknown): number => Math.round(Number(hours ?? 0) * minutesOfHour);
/** Without what a form left empty. */
export const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  );
