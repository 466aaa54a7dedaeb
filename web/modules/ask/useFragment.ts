import { useEffect, useState } from 'react';

/** What stands behind the `#` of the address: it never leaves this browser but in the body of a call. */
export function useFragment(): [string, (text: string) => void] {
  const [text, setText] = useState(() => decodeURIComponent(location.hash.slice(1)));
  useEffect(() => {
    const follow = () => setText(decodeURIComponent(location.hash.slice(1)));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [text, setText];
}
