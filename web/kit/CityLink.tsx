import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCitySlug } from './useCity.ts';

type Search = Readonly<Record<string, string>>;

interface CityLinkProps {
  to: string;
  search?: Search;
  /** Where the text alone does not say where it leads. */
  label?: string;
  children: ReactNode;
}

/** Only the open page is the current one, not every page that it lies below; how a list is filtered does not matter. */
const onlyItself = { exact: true, includeSearch: false } as const;

/** A link below the current city: `<CityLink to="roster/wrk_1">`. */
export function CityLink({ to, search, label, children }: CityLinkProps) {
  const city = useCitySlug();
  return (
    <Link
      to={`/${city}${to ? `/${to}` : ''}` as string}
      search={(search ?? {}) as never}
      activeOptions={onlyItself}
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
  return (to, search = {}) => void navigate({ to: `/${city}${to ? `/${to}` : ''}`, search: search as never });
}
