import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

interface RedirectProps {
  to: string;
  /** Hands the present address on, to come back to after signing in. */
  remember?: boolean;
}

/** Goes elsewhere once; the router's own `Navigate` goes again at each drawing. */
export function Redirect({ to, remember = false }: RedirectProps) {
  const router = useRouter();
  useEffect(() => {
    const { pathname, href } = router.latestLocation;
    if (pathname === to) return;
    void router.navigate({ to, search: (remember ? { next: href } : {}) as never, replace: true });
  }, [router, to, remember]);
  return null;
}
