import { useSyncExternalStore } from 'react';

const queries = new Map<string, MediaQueryList>();

function queryOf(text: string): MediaQueryList {
  const query = queries.get(text) ?? window.matchMedia(text);
  queries.set(text, query);
  return query;
}

function useMedia(text: string): boolean {
  const query = queryOf(text);
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => query.matches,
  );
}

/** True on phone width: tables become cards, the menu becomes a drawer. */
export const useNarrow = (): boolean => useMedia('(max-width: 767px)');

/** True for whoever asked their system that nothing moves. */
export const useStill = (): boolean => useMedia('(prefers-reduced-motion: reduce)');
