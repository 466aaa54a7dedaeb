import type { Session } from './api.ts';

interface Report {
  readonly problems: readonly { readonly row: number; readonly severity: string }[];
}

/**
 * Brings a sheet in the way an officer does: checks the file, confirms what is only a warning, writes.
 * @throws Error naming the first problems when the check finds an error
 */
export async function importSheet<T>(session: Session, path: string, bytes: Uint8Array, fileName: string): Promise<T> {
  const file = () => new File([new Uint8Array(bytes)], fileName);
  const { problems } = await session.upload<Report>(path, file(), { dryRun: 'true' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`${fileName}: ${JSON.stringify(errors.slice(0, 5))}`);
  const accept = [...new Set(problems.map(({ row }) => row))];
  const decisions = JSON.stringify({ cells: [], skip: [], accept });
  return session.upload<T>(path, file(), { dryRun: 'false', decisions });
}
