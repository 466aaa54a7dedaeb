import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCitySlug } from './useCity.ts';

type Search = Readonly<Record<string, string>>;

/** `cases?waits=decide` → `cases`, `{waits: 'decide'}`: what a server's link holds. */
function apart(to: string): { path: string; asked: Search } {
  const [path = '', text = ''] = to.split('?');
  return { path, asked: Object.fromEntries(new URLSearchParams(text)) };
}

interface CityLinkProps {
  /** Below the city, and possibly with its own `?search`. */
  to: string;
  search?: Search;
  /** What the next page begins with and no address may hold, like a resident's words. */
  state?: Readonly<Record<string, string>>;
  /** Where the text alone does not say where it leads. */
  label?: string;
  children: ReactNode;
}

/** Only the open page is the current one, not every page that it lies below; how a list is filtered does not matter. */
const onlyItself = { exact: true, includeSearch: false } as const;

/** A link below the current city: `<CityLink to="roster/wrk_1">`. */
export function CityLink({ to, search, state, label, children }: CityLinkProps) {
  const city = useCitySlug();
  const { path, asked } = apart(to);
  return (
    <Link
      to={`/${city}${path ? `/${path}` : ''}` as string}
      search={{ ...asked, ...search } as never}
      activeOptions={onlyItself}
      {...(state ? { state: state as never } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </Link>
  );
}

/** The same for code: `go('roster')`. */
export function useCityNavigate(): (to: string, search?: Search) => void {
  const city = useCitySlug();
  const navigate = useNavigate();
  return (to, search = {}) => {
    const { path, asked } = apart(to);
    void navigate({ to: `/${city}${path ? `/${path}` : ''}`, search: { ...asked, ...search } as never });
  };
}
