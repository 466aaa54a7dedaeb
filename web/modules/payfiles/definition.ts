import type { ProfileDefinition } from './types.ts';

type Typed = Partial<Record<keyof ProfileDefinition, unknown>>;
type Column = Record<string, unknown>;

/** What is empty in the form is absent in the definition, and a fixed format has no separator. */
export function definitionOf(given: unknown): unknown {
  const typed = given as Typed;
  const fixed = typed.format === 'fixed';
  const columns = (list: unknown) =>
    ((list ?? []) as Column[]).map((column) =>
      Object.fromEntries(
        Object.entries(column).filter(([key, value]) => {
          if (value === undefined || value === null || (value === '' && key !== 'text')) return false;
          if (key === 'text') return column['field'] === 'text';
          return fixed || !['width', 'align', 'fill'].includes(key);
        }),
      ),
    );
  return {
    ...typed,
    separator: fixed ? '' : (typed.separator ?? ''),
    header: columns(typed.header),
    columns: columns(typed.columns),
    trailer: columns(typed.trailer),
    maxRows: typed.maxRows ?? null,
  };
}
