import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiError, cityPath, newKey } from '../../client.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { cellKey, draftOf, keptAs, wrongCells, type Typed } from './sheet.ts';
import type { Field, RatingSheet, SheetItem } from './types.ts';

export interface CellChange {
  readonly row: SheetItem;
  readonly code: string;
  readonly text: string;
}

/** Typing rests for so long before it is kept. */
const restMs = 800;
/** As many rows as the server takes at once. */
const rowsAtOnce = 200;

interface Kept {
  readonly items: readonly { assignmentId: string; version: number }[];
  readonly stamp: string;
}

const nothing: Typed = new Map();

/** Asks before a page is closed on what is not kept yet. */
function useLeavingGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}

/** One rater's sheet while it is filled in: what is typed is kept on the server a moment later, where it was read. */
export function useSheet(sheet: RatingSheet) {
  const city = useCitySlug();
  const queries = useQueryClient();
  const [state, setState] = useState({ items: sheet.items, typed: nothing, stamp: sheet.stamp });
  const [status, setStatus] = useState<'kept' | 'typing' | 'keeping' | 'failed' | 'stale'>('kept');
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const path = cityPath(city, `assessment/rating/${sheet.cycleId}/${sheet.group}`);
  const fieldsOf = useCallback((item: SheetItem): readonly Field[] => sheet.forms[item.form]?.fields ?? [], [sheet]);

  const keepOnce = useCallback(async (): Promise<boolean> => {
    const { items, typed } = latest.current;
    const drafts = draftOf(items, fieldsOf, typed).slice(0, rowsAtOnce);
    if (drafts.length === 0) return true;
    setStatus('keeping');
    try {
      const kept = await api.put<Kept>(`${path}/draft`, { items: drafts }, newKey());
      const after = (now: typeof state) => ({ ...keptAs(now.items, now.typed, drafts, kept.items), stamp: kept.stamp });
      latest.current = after(latest.current);
      // Whoever comes back to the page finds what was kept, not what was first read.
      queries.setQueryData<RatingSheet>(
        ['city', city, `assessment/rating/${sheet.cycleId}/${sheet.group}`, {}],
        (old) => (old ? { ...old, items: [...latest.current.items], stamp: kept.stamp } : old),
      );
      setState(after);
      setStatus('kept');
      return true;
    } catch (cause) {
      const stale = cause instanceof ApiError && cause.code !== 'network' && cause.status >= 400 && cause.status < 500;
      setStatus(stale ? 'stale' : 'failed');
      return false;
    }
  }, [fieldsOf, path, queries, city, sheet.cycleId, sheet.group]);

  /** Keeps everything that is typed, one request after another. Answers whether all of it stands. */
  const keep = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    await running.current;
    for (;;) {
      running.current = keepOnce();
      const done = await running.current;
      running.current = null;
      if (!done) return false;
      const { items, typed } = latest.current;
      if (draftOf(items, fieldsOf, typed).length === 0) return true;
    }
  }, [fieldsOf, keepOnce]);

  const type = useCallback(
    (changes: readonly CellChange[]) => {
      setState((now) => {
        const typed = new Map(now.typed);
        for (const { row, code, text } of changes) if (row.sentAt === null) typed.set(cellKey(row.assignmentId, code), text);
        return { ...now, typed };
      });
      setStatus('typing');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), restMs);
    },
    [keep],
  ); // prettier-ignore

  // Leaving the page keeps what was typed last.
  useEffect(() => () => void keep(), [keep]);
  useLeavingGuard(state.typed.size > 0);
  const wrong = wrongCells(state.items, fieldsOf, state.typed);
  return { ...state, status, wrong, fieldsOf, type, keep, path, stampNow: () => latest.current.stamp };
}

export type Sheet = ReturnType<typeof useSheet>;
