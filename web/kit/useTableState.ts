import { useNavigate, useSearch } from '@tanstack/react-router';

export interface TableState {
  page: number;
  pageSize: number;
  /** `name` ascending, `-name` descending; empty is the server's own order. */
  sort: string;
  /** Every other search parameter, `q` included, as it goes to the server. */
  filters: Readonly<Record<string, string>>;
}

const own = new Set(['page', 'pageSize', 'sort']);

function positive(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}

/** Reads the state of a table from the search parameters of the address. */
export function tableStateOf(search: Readonly<Record<string, string>>, pageSize: number): TableState {
  const filters = Object.fromEntries(Object.entries(search).filter(([name, value]) => !own.has(name) && value !== ''));
  return {
    page: positive(search['page'], 1),
    pageSize: Math.min(positive(search['pageSize'], pageSize), 200),
    sort: search['sort'] ?? '',
    filters,
  };
}

/** What the address should hold after a change; anything but a new page goes back to page 1. */
export function searchAfter(state: TableState, change: Partial<TableState>, pageSize: number): Record<string, string> {
  const next = { ...state, page: 1, ...change };
  return {
    ...Object.fromEntries(Object.entries(next.filters).filter(([, value]) => value !== '')),
    ...(next.page > 1 ? { page: String(next.page) } : {}),
    ...(next.pageSize === pageSize ? {} : { pageSize: String(next.pageSize) }),
    ...(next.sort ? { sort: next.sort } : {}),
  };
}

/** The state of the page's table lives in its address: it survives reload, back and a sent link. */
export function useTableState(pageSize: number): [TableState, (change: Partial<TableState>) => void] {
  const search: Record<string, string> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = tableStateOf(search, pageSize);
  return [
    state,
    (change) =>
      void navigate({ to: '.', search: searchAfter(state, change, pageSize) as never, replace: !change.page }),
  ];
}
