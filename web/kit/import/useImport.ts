import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { ApiError, newKey } from '../../client.ts';
import { importCalls, noDecisions, type Decisions, type ImportOutcome, type ImportReport } from './protocol.ts';

interface Import {
  phase: 'choose' | 'checking' | 'review' | 'writing' | 'done';
  file: File | null;
  report: ImportReport | null;
  decisions: Decisions;
  /** The decisions that the report already answers to. */
  checked: Decisions;
  outcome: ImportOutcome | null;
  error: unknown;
}

const start: Import = {
  phase: 'choose',
  file: null,
  report: null,
  decisions: noDecisions,
  checked: noDecisions,
  outcome: null,
  error: null,
};

/** A refused commit answers with the report as it is now. */
function reportIn(error: unknown): ImportReport | null {
  if (!(error instanceof ApiError) || error.status !== 422) return null;
  return Array.isArray(error.facts['problems']) ? (error.facts as unknown as ImportReport) : null;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** One key for one set of decisions, so that writing again after a lost connection cannot write twice. */
function useCommitKey() {
  const attempt = useRef<{ decisions: Decisions; key: string } | null>(null);
  return {
    keyFor(decisions: Decisions): string {
      if (attempt.current?.decisions !== decisions) attempt.current = { decisions, key: newKey() };
      return attempt.current.key;
    },
    settle(error: unknown): void {
      if (!(error instanceof ApiError && error.outcomeUnknown)) attempt.current = null;
    },
  };
}

/** The states of one import, from the chosen file to what was written. */
export function useImport(endpoint: string, extra: Readonly<Record<string, string>>) {
  const queries = useQueryClient();
  const calls = useMemo(() => importCalls(endpoint, extra), [endpoint, extra]);
  const commitKey = useCommitKey();
  const [state, setState] = useState(start);
  const { file, decisions, checked } = state;
  const patch = (change: Partial<Import>) => setState((before) => ({ ...before, ...change }));

  async function check(chosen: File, decided: Decisions): Promise<void> {
    patch({ phase: 'checking', error: null, file: chosen, decisions: decided });
    try {
      patch({ report: await calls.check(chosen, decided), checked: decided, phase: 'review' });
    } catch (error) {
      setState((before) => ({ ...before, error, phase: before.report ? 'review' : 'choose' }));
    }
  }

  async function commit(): Promise<void> {
    if (!file) return;
    patch({ phase: 'writing', error: null });
    try {
      patch({ outcome: await calls.commit(file, decisions, commitKey.keyFor(decisions)), phase: 'done' });
      await queries.invalidateQueries();
    } catch (error) {
      commitKey.settle(error);
      const report = reportIn(error);
      patch({ error, phase: 'review', ...(report ? { report } : {}) });
    }
  }

  async function download(): Promise<void> {
    if (!file) return;
    try {
      save(await calls.marked(file, decisions), file.name.replace(/(\.[^.]+)?$/, '-marked.xlsx'));
    } catch (error) {
      patch({ error });
    }
  }

  return {
    ...state,
    /** True when a cell or a skipped row changed since the last check; accepting a warning needs no new check. */
    changed: decisions.cells !== checked.cells || decisions.skip !== checked.skip,
    choose: (chosen: File) => {
      setState(start);
      return check(chosen, noDecisions);
    },
    decide: (decided: Decisions) => patch({ decisions: decided }),
    recheck: () => (file ? check(file, decisions) : Promise.resolve()),
    restart: () => setState(start),
    commit,
    download,
  };
}
