import { dayOfInstant, monthOfDay, yearOf, type Day, type Month } from '../../worker/core/day.ts';

/** The day in Shanghai, wherever the screen stands: the city's days, months and years turn there. */
export const today = (): Day => dayOfInstant(Date.now());
export const thisMonth = (): Month => monthOfDay(today());
export const thisYear = (): number => yearOf(today());
