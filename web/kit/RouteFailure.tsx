import type { ErrorComponentProps } from '@tanstack/react-router';
import { Failure } from './Failure.tsx';

/** What the router shows where a page threw. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  return <Failure error={error} onRetry={reset} />;
}
