'use client';

import { useEffect, useState } from 'react';

/** The server's wall clock in ms, moving on every second; null while it is not known. */
export function useServerNow(serverOffset: () => number | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const look = (): void => {
      const offset = serverOffset();
      setNow(offset === null ? null : Date.now() + offset);
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [serverOffset]);
  return now;
}
