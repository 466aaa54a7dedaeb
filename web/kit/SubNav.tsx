import { useLocation } from '@tanstack/react-router';
import { CityLink } from './CityLink.tsx';
import { useCitySlug } from './useCity.ts';

export interface SubNavItem {
  to: string;
  label: string;
}

export interface SubNavGroup {
  label: string;
  /** Never empty: its first page is where the group's own link leads. */
  items: readonly SubNavItem[];
}

/** The page that is open, or the one that an open page below it belongs to: the longest address that the path begins with. */
function useHere(items: readonly SubNavItem[]): string | undefined {
  const city = useCitySlug();
  const { pathname } = useLocation();
  const path = pathname.slice(`/${city}/`.length);
  return items
    .map(({ to }) => to)
    .filter((to) => path === to || path.startsWith(`${to}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

const Links = ({ items, here }: { items: readonly SubNavItem[]; here: string | undefined }) => (
  <ul>
    {items.map(({ to, label }) => (
      <li key={to} className={to === here ? 'here' : ''}>
        <CityLink to={to}>{label}</CityLink>
      </li>
    ))}
  </ul>
);

/** The sibling pages of one module, as a row of links below the page's title. */
export function SubNav({ label, items }: { label: string; items: readonly SubNavItem[] }) {
  const here = useHere(items);
  return (
    <nav aria-label={label} className="sub-nav no-print">
      <Links items={items} here={here} />
    </nav>
  );
}

/** Sibling pages too many for one row: a row of groups, and below it the pages of the group that the open page is in. */
export function GroupedSubNav({ label, groups }: { label: string; groups: readonly SubNavGroup[] }) {
  const here = useHere(groups.flatMap(({ items }) => items));
  const open = groups.find(({ items }) => items.some(({ to }) => to === here)) ?? groups[0];
  const heads = groups.flatMap((group) => group.items.slice(0, 1).map(({ to }) => ({ to, label: group.label })));
  return (
    <nav aria-label={label} className="sub-nav grouped no-print">
      <Links items={heads} here={open?.items[0]?.to} />
      <Links items={open?.items ?? []} here={here} />
    </nav>
  );
}
