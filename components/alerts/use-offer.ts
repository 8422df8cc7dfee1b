'use client';

import { useEffect, useRef, useState } from 'react';

/** After its time it waits for whoever is about to press, in ms at a time. */
const LOOK_MS = 1_000;

/** Whether something stands to be pressed for `ms`; while the focus or the mouse is on it, for longer. */
export function useOffer(ms: number) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    function look(): void {
      const inUse = ref.current?.matches(':hover, :focus-within') ?? false;
      if (inUse) timer = setTimeout(look, LOOK_MS);
      else setOpen(false);
    }
    let timer = setTimeout(look, ms);
    return () => clearTimeout(timer);
  }, [open, ms]);

  return { open, ref, make: () => setOpen(true), end: () => setOpen(false) };
}
