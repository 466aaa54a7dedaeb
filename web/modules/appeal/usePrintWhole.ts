import { useEffect, useState } from 'react';
import { useAction } from '../../kit/useAction.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly pageSize: number;
}

/** Reads every page of a list and prints it whole: what is hung up or filed is all of it. `whole` is null until then. */
export function usePrintWhole<T>(open: (page: number) => Promise<Page<T>>) {
  const [whole, setWhole] = useState<readonly T[] | null>(null);
  const action = useAction<null, readonly T[]>({
    run: async () => {
      const first = await open(1);
      const items = [...first.items];
      for (let page = 2; items.length < first.total && page <= Math.ceil(first.total / first.pageSize); page += 1)
        items.push(...(await open(page)).items);
      return items;
    },
    onDone: setWhole,
    refresh: false,
  });
  useEffect(() => {
    if (whole) window.print();
  }, [whole]);
  return {
    whole,
    pending: action.pending,
    print: () => (whole ? window.print() : void action.run(null)),
    /** Back to pages: the list that was read is another's. */
    clear: () => setWhole(null),
  };
}
