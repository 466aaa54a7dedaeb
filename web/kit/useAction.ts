import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { ApiError, newKey } from '../client.ts';
import { useErrorText } from './Failure.tsx';

interface ActionSpec<Input, Output> {
  /** One write; hand the key on to `api.post(path, body, key)`. */
  run: (input: Input, key: string) => Promise<Output>;
  /** The sentence shown after success. */
  done?: string;
  onDone?: (output: Output, input: Input) => void;
  /** True keeps the failure for the caller (a form that shows it at its fields) instead of a notice. */
  quiet?: boolean;
  /** False where reading again makes no sense: after signing out nothing may be read. */
  refresh?: false;
}

export interface Action<Input, Output> {
  /** Resolves to undefined when it failed (then `error` says why). */
  run: (input: Input) => Promise<Output | undefined>;
  pending: boolean;
  error: ApiError | null;
  clear: () => void;
}

/**
 * One action of the user. The idempotency key stays the same while the outcome is unknown and the input is
 * the same, so that pressing again after a lost connection cannot act twice; a second press while the first
 * is under way does nothing. After success every active query is read again.
 */
export function useAction<Input, Output>(spec: ActionSpec<Input, Output>): Action<Input, Output> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const attempt = useRef<{ input: string; key: string } | null>(null);
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  function keyFor(input: Input): string {
    const text = input instanceof FormData ? 'form' : JSON.stringify(input ?? null);
    if (attempt.current?.input !== text) attempt.current = { input: text, key: newKey() };
    return attempt.current.key;
  }

  function failed(cause: unknown): undefined {
    const known = cause instanceof ApiError ? cause : new ApiError(0, { code: 'page', message: String(cause) });
    if (!known.outcomeUnknown) attempt.current = null;
    setError(known);
    if (!spec.quiet) message.error(errorText(known));
    return undefined;
  }

  async function run(input: Input): Promise<Output | undefined> {
    if (busy.current) return undefined;
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      const output = await spec.run(input, keyFor(input));
      attempt.current = null;
      if (spec.done) message.success(spec.done);
      spec.onDone?.(output, input);
      if (spec.refresh !== false) await queries.invalidateQueries();
      return output;
    } catch (cause) {
      return failed(cause);
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return { run, pending, error, clear: () => setError(null) };
}
