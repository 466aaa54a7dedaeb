import type { Session } from './api.ts';

interface Finding {
  readonly row: number;
  readonly severity: string;
  readonly [detail: string]: unknown;
}

interface Report {
  readonly problems: readonly Finding[];
}

interface Outcome {
  readonly created: number;
}

/**
 * Brings a roster in the way an officer does: checks the file, confirms what is only a warning, writes.
 * @throws Error naming the first problems when the check finds an error
 */
export async function importRoster(session: Session, bytes: Uint8Array, fileName: string): Promise<Outcome> {
  const file = () => new File([new Uint8Array(bytes)], fileName);
  const { problems } = await session.upload<Report>('/roster/imports', file(), { dryRun: 'true' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`roster: ${JSON.stringify(errors.slice(0, 5))}`);
  const accept = [...new Set(problems.map(({ row }) => row))];
  const decisions = JSON.stringify({ cells: [], skip: [], accept });
  return session.upload<Outcome>('/roster/imports', file(), { dryRun: 'false', decisions });
}
