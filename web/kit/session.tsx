import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import type { Permission } from '../../worker/core/permissions.ts';
import type { z } from 'zod';
import type { SessionAnswer } from '../../worker/modules/access/input.ts';
import type { CityPage } from '../pages.ts';
import { api, cityPath, type ApiError } from '../client.ts';

/** The answer of `GET …/session`: who is here, in which roles, and what they may do. */
export type Session = z.output<typeof SessionAnswer>;

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSessionQuery(city: string): UseQueryResult<Session, ApiError> {
  return useQuery<Session, ApiError>({
    queryKey: ['city', city, 'session'],
    queryFn: () => api.get<Session>(cityPath(city, 'session')),
  });
}

/** The session of the city; only inside the city's shell, which does not draw a page without one. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside the city shell');
  return session;
}

/** True when the session holds any one of these; an empty list asks for nothing. */
function holdsAny(session: Pick<Session, 'permissions'>, needs: readonly Permission[] | undefined): boolean {
  return !needs || needs.length === 0 || needs.some((permission) => session.permissions.includes(permission));
}

/** Whether the session may open the page. */
export const mayOpen = (session: Session, { needs, cityWide }: Pick<CityPage, 'needs' | 'cityWide'>): boolean =>
  holdsAny(cityWide ? { permissions: session.cityWide } : session, needs);

export function useCan(...needs: readonly Permission[]): boolean {
  return holdsAny(useSession(), needs);
}

/** True when the session holds this over the whole city: what concerns everybody is asked of nobody else. */
export const useCanCityWide = (permission: Permission): boolean => useSession().cityWide.includes(permission);

interface CanProps {
  needs: Permission | readonly Permission[];
  children: ReactNode;
  otherwise?: ReactNode;
}

/** Draws its children only for who may; the server refuses anyway, this only spares a dead button. */
export function Can({ needs, children, otherwise = null }: CanProps) {
  return useCan(...(typeof needs === 'string' ? [needs] : needs)) ? children : otherwise;
}
