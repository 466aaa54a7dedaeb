import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** The server can sort by this key. */
  sort?: boolean;
  /** Not shown until chosen in the column list. */
  hidden?: boolean;
  align?: 'right' | 'center';
  width?: number;
  /** Lets long text break over lines. */
  wrap?: boolean;
}

/** A filter is a search parameter of the address and of the request alike. */
export type Filter = { key: string; label: string } & (
  | { kind: 'select'; options: readonly { value: string; label: string }[] }
  | { kind: 'unit'; kinds?: readonly string[] }
  | { kind: 'day' | 'month' | 'text' }
);

/** The answer of every list route. */
export interface ListAnswer<Row> {
  items: Row[];
  page: number;
  pageSize: number;
  total: number;
}
