import { useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError, newKey } from '../../client.ts';
import { importCalls, noDecisions, type Decisions, type ImportOutcome, type ImportReport } from './protocol.ts';

type Phase = 'choose' | 'checking' | 'review' | 'writing' | 'done';

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

/** The states of one import, from the chosen file to what was written. */
export function useImport(endpoint: string, extra: Readonly<Record<string, string>>) {
  const queries = useQueryClient();
  const calls = useMemo(() => importCalls(endpoint, extra), [endpoint, extra]);
  const [phase, setPhase] = useState<Phase>('choose');
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [decisions, setDecisions] = useState<Decisions>(noDecisions);
  const [checked, setChecked] = useState<Decisions>(noDecisions);
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const attempt = useRef<{ decisions: Decisions; key: string } | null>(null);

  async function check(chosen: File, decided: Decisions): Promise<void> {
    const fallback = report && chosen === file ? 'review' : 'choose';
    setPhase('checking');
    setError(null);
    try {
      setReport(await calls.check(chosen, decided));
      setChecked(decided);
      setPhase('review');
    } catch (cause) {
      setError(cause);
      setPhase(fallback);
    }
  }

  async function choose(chosen: File): Promise<void> {
    setFile(chosen);
    setReport(null);
    setDecisions(noDecisions);
    await check(chosen, noDecisions);
  }

  async function commit(): Promise<void> {
    if (!file) return;
    if (attempt.current?.decisions !== decisions) attempt.current = { decisions, key: newKey() };
    setPhase('writing');
    setError(null);
    try {
      setOutcome(await calls.commit(file, decisions, attempt.current.key));
      setPhase('done');
      await queries.invalidateQueries();
    } catch (cause) {
      const refused = reportIn(cause);
      if (refused) setReport(refused);
      if (!(cause instanceof ApiError && cause.outcomeUnknown)) attempt.current = null;
      setError(cause);
      setPhase('review');
    }
  }

  async function download(): Promise<void> {
    if (!file) return;
    try {
      save(await calls.marked(file, decisions), file.name.replace(/(\.[^.]+)?$/, '-marked.xlsx'));
    } catch (cause) {
      setError(cause);
    }
  }

  function restart(): void {
    setFile(null);
    setReport(null);
    setOutcome(null);
    setError(null);
    setPhase('choose');
  }

  const recheck = () => (file ? check(file, decisions) : Promise.resolve());
  const changed = decisions !== checked;
  return {
    phase,
    file,
    report,
    decisions,
    changed,
    outcome,
    error,
    choose,
    decide: setDecisions,
    recheck,
    commit,
    download,
    restart,
  };
}
