import type { CityPage } from './pages.ts';

/** Table of contents: one line a module, in the order of the side menu. */
export const cityPages: readonly CityPage[] = [];
