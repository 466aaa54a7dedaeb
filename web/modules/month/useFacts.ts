import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, cityPath } from '../../client.ts';
import { useAction } from '../../kit/useAction.ts';
import { useCitySlug } from '../../kit/useCity.ts';
import { nothingTyped, rebased, typed, undone, wrongQuantity, type Change, type Edits } from './grid.ts';
import type { FactKind } from './types.ts';

export interface Conflict {
  workerId: string;
  code: string;
  name: string;
  quantity: string;
  row: string | null;
  by: string | null;
  at: string | null;
}

const conflictsIn = (error: ApiError): Conflict[] =>
  error.code === 'month_facts_conflict' && Array.isArray(error.facts['cells'])
    ? (error.facts['cells'] as Conflict[])
    : [];

const cellsOf = (edits: Edits) =>
  [...edits.values()].map(({ workerId, code, text, seen }) => ({ workerId, code, quantity: text.trim(), seen }));

/** What is typed into the grid of a month until it is saved in one write. */
export function useFacts(month: string, facts: readonly FactKind[]) {
  const { t } = useTranslation('month');
  const city = useCitySlug();
  const [sheet, setSheet] = useState(nothingTyped);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const { edits } = sheet;
  const kinds = new Map(facts.map((fact) => [fact.code, fact]));
  const wrong = [...edits.values()].filter((edit) => {
    const kind = kinds.get(edit.code);
    return kind && wrongQuantity(edit.text, kind) !== null;
  }).length;
  const save = useAction({
    quiet: true,
    done: t('saved'),
    run: (reason: string | null, key) =>
      api
        .put(
          cityPath(city, 'pay/month-facts'),
          { month, ...(reason === null ? {} : { reason }), cells: cellsOf(edits) },
          key,
        )
        .catch((cause: unknown) => {
          const found = cause instanceof ApiError ? conflictsIn(cause) : [];
          setConflicts(found);
          setSheet((now) => rebased(now, found));
          throw cause;
        }),
    onDone: () => {
      setSheet(nothingTyped);
      setConflicts([]);
    },
  });
  useEffect(() => {
    if (edits.size === 0) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [edits.size]);
  return {
    edits,
    wrong,
    conflicts,
    save,
    canUndo: sheet.past.length > 0,
    change: (changes: readonly Change[]) => setSheet((now) => typed(now, changes)),
    undo: () => setSheet(undone),
    discard: () => {
      setSheet(nothingTyped);
      setConflicts([]);
      save.clear();
    },
  };
}
