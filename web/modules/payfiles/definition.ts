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

type TypedForm = Partial<Record<'people' | 'wages' | 'bonus', { sheet: string; columns: Column[] } | undefined>>;

/** Each column with what its field needs, and nothing that was left empty. */
export function taxFormOf(given: unknown): unknown {
  const typed = given as TypedForm;
  const needed = (field: unknown): readonly string[] =>
    field === 'text' ? ['text'] : field === 'line' || field === 'special' ? ['code'] : [];
  const columns = (list: readonly Column[] | undefined) =>
    (list ?? []).map((column) =>
      Object.fromEntries(
        Object.entries(column).filter(
          ([key, value]) =>
            !['text', 'code'].includes(key) ||
            (needed(column['field']).includes(key) && value !== undefined && value !== null),
        ),
      ),
    );
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, part]) =>
      part ? [[name, { ...part, columns: columns(part.columns) }]] : [],
    ),
  );
}
