import type { Context } from 'hono';
import { limits } from '../../core/limits.ts';
import { platformRefusals, RefusedError } from '../refused.ts';
import type { AppEnv } from './gate.ts';

interface Window {
  readonly until: number;
  count: number;
}

const windows = new Map<string, Window>();
const windowMs = 60_000;

/**
 * A bound for public routes that keep no account: so many calls a minute for one address and purpose. It is kept in
 * this isolate's memory, which bounds what one instance spends; sign-in counts in the city's database instead.
 * @throws RefusedError `too_many_requests`
 */
export function withinRate(c: Context<AppEnv>, purpose: keyof typeof limits.callsPerMinute): void {
  const { now } = c.var;
  const address = c.req.header('cf-connecting-ip') ?? 'local';
  if (windows.size > limits.rateWindows) forgetPast(now);
  const key = `${purpose} ${address}`;
  const current = windows.get(key);
  const window = current && current.until > now ? current : { until: now + windowMs, count: 0 };
  window.count += 1;
  windows.set(key, window);
  if (window.count > limits.callsPerMinute[purpose])
    throw new RefusedError(platformRefusals.refuse('too_many_requests'));
}

function forgetPast(now: number): void {
  for (const [key, window] of windows) if (window.until <= now) windows.delete(key);
  if (windows.size > limits.rateWindows) windows.clear();
}
