import { useState } from 'react';
import type { Column } from './table.ts';

function stored(name: string): string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : null;
  } catch {
    return null;
  }
}

interface Columns<Row> {
  shown: readonly Column<Row>[];
  chosen: readonly string[];
  choose: (keys: readonly string[]) => void;
}

/** Which columns this person wants to see in the table of this name; kept in this browser. */
export function useColumns<Row>(name: string, columns: readonly Column<Row>[]): Columns<Row> {
  const storageName = `suishi.columns.${name}`;
  const [kept, setKept] = useState(() => stored(storageName));
  const usual = columns.filter((column) => !column.hidden).map((column) => column.key);
  const chosen = kept?.some((key) => columns.some((column) => column.key === key)) ? kept : usual;
  return {
    shown: columns.filter((column) => chosen.includes(column.key)),
    chosen,
    choose: (keys) => {
      localStorage.setItem(storageName, JSON.stringify(keys));
      setKept([...keys]);
    },
  };
}
