import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCitySlug } from './useCity.ts';

type Search = Readonly<Record<string, string>>;

/** A link below the current city: `<CityLink to="roster/wrk_1">`. */
export function CityLink({ to, search, children }: { to: string; search?: Search; children: ReactNode }) {
  const city = useCitySlug();
  return (
    <Link to={`/${city}${to ? `/${to}` : ''}` as string} search={(search ?? {}) as never}>
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
