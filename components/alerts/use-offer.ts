'use client';

import { useEffect, useRef, useState } from 'react';

/** After its time it waits for whoever is about to press, in ms at a time. */
const LOOK_MS = 1_000;

/** Whether something stands to be pressed for `ms`; while the focus or the mouse is on it, for longer. */
export function useOffer(ms: number) {
  /** Which offer stands; 0 for none. Each has its own time. */
  const [offer, setOffer] = useState(0);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (offer === 0) return;
    function look(): void {
      const inUse = ref.current?.matches(':hover, :focus-within') ?? false;
      if (inUse) timer = setTimeout(look, LOOK_MS);
      else setOffer(0);
    }
    let timer = setTimeout(look, ms);
    return () => clearTimeout(timer);
  }, [offer, ms]);

  return { open: offer > 0, ref, make: () => setOffer((before) => before + 1), end: () => setOffer(0) };
}
