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

interface SheetState {
  readonly items: readonly SheetItem[];
  readonly typed: Typed;
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
  const [state, setState] = useState<SheetState>({ items: sheet.items, typed: nothing, stamp: sheet.stamp });
  // What the next request says is what was typed and answered last, whether or not it is drawn yet.
  const latest = useRef(state);
  const change = useCallback((to: (now: SheetState) => SheetState) => {
    latest.current = to(latest.current);
    setState(latest.current);
  }, []);
  const [status, setStatus] = useState<'kept' | 'typing' | 'keeping' | 'failed' | 'stale'>('kept');
  const turn = useRef<Promise<boolean>>(Promise.resolve(true));
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
      change((now) => ({ ...keptAs(now.items, now.typed, drafts, kept.items), stamp: kept.stamp }));
      // Whoever comes back to the page finds what was kept, not what was first read.
      queries.setQueryData<RatingSheet>(
        ['city', city, `assessment/rating/${sheet.cycleId}/${sheet.group}`, {}],
        (old) => (old ? { ...old, items: [...latest.current.items], stamp: kept.stamp } : old),
      );
      // What was typed while this went out is still to be kept.
      setStatus(draftOf(latest.current.items, fieldsOf, latest.current.typed).length === 0 ? 'kept' : 'typing');
      return true;
    } catch (cause) {
      const stale = cause instanceof ApiError && cause.code !== 'network' && cause.status >= 400 && cause.status < 500;
      setStatus(stale ? 'stale' : 'failed');
      return false;
    }
  }, [change, fieldsOf, path, queries, city, sheet.cycleId, sheet.group]);

  /**
   * Keeps everything that is typed, one request after another: two at once would name the same versions, and the stamp of
   * the slower answer would pass for the newer. Answers whether all of it stands.
   */
  const keep = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    const all = async (): Promise<boolean> => {
      while (draftOf(latest.current.items, fieldsOf, latest.current.typed).length > 0)
        if (!(await keepOnce())) return false;
      return true;
    };
    turn.current = turn.current.then(all);
    return turn.current;
  }, [fieldsOf, keepOnce]);

  const type = useCallback(
    (changes: readonly CellChange[]) => {
      change((now) => {
        const typed = new Map(now.typed);
        for (const { row, code, text } of changes) if (row.sentAt === null) typed.set(cellKey(row.assignmentId, code), text);
        return { ...now, typed };
      });
      setStatus('typing');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), restMs);
    },
    [change, keep],
  ); // prettier-ignore

  // Leaving the page keeps what was typed last.
  useEffect(() => () => void keep(), [keep]);
  useLeavingGuard(state.typed.size > 0);
  const wrong = wrongCells(state.items, fieldsOf, state.typed);
  return { ...state, status, wrong, fieldsOf, type, keep, path, stampNow: () => latest.current.stamp };
}

export type Sheet = ReturnType<typeof useSheet>;
