import type { SchemeDefinition } from './scheme.ts';

/** An item of a scheme under which single amounts are paid or taken once. */
export interface OneOffItem {
  readonly code: string;
  readonly name: string;
  /** Taken from pay, not added to it. */
  readonly deducts: boolean;
}

/** The one-off items of a scheme; a scheme without any takes none. */
export const oneOffItemsOf = (definition: Pick<SchemeDefinition, 'items'> | null): readonly OneOffItem[] =>
  (definition?.items ?? []).flatMap((item) =>
    item.kind === 'one_off' ? [{ code: item.code, name: item.name, deducts: item.direction === 'deduct' }] : [],
  );
