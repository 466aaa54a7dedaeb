import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '../worker/core/permissions.ts';

export const menuGroups = ['start', 'people', 'network', 'money', 'control'] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** One page of one module, below `/{city}/`. A page with `menu` has an entry in the side menu. */
export interface CityPage {
  /** Below the city, TanStack Router's syntax: `roster`, `roster/$workerId`; '' is the city's home. */
  path: string;
  /** `<module>:<key>` of the module's catalogue; also the word in the menu. */
  title: `${string}:${string}`;
  /** Any one of these opens the page; without it everyone signed in may see it. */
  needs?: readonly Permission[];
  /** What it shows concerns everybody: one of `needs` must reach over the whole city. */
  cityWide?: true;
  load: () => Promise<{ default: ComponentType }>;
  menu?: { group: MenuGroup; icon: ReactNode };
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: CityPage;
  }
}
