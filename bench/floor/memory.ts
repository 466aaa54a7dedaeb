import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The runtime's processes: children of this one. */
const runtimes = (): string[] =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return /^Name:\s+workerd/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status);
    } catch {
      return false;
    }
  });

const bytesOf = (field: 'VmRSS' | 'VmHWM'): number =>
  runtimes().reduce((all, pid) => {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return all + Number(found?.[1] ?? 0) * 1024;
  }, 0);

/** Starts a new peak where the system allows it, and answers what is held now. Linux only; elsewhere 0. */
export function startPeak(): number {
  if (process.platform !== 'linux') return 0;
  for (const pid of runtimes()) writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return bytesOf('VmRSS');
}

/** The most that the runtime held since {@link startPeak}, in bytes. */
export const peakBytes = (): number => (process.platform === 'linux' ? bytesOf('VmHWM') : 0);
