'use client';

import { useEffect, useState } from 'react';

/** Nobody looks at a picture for longer; it lights the room and empties the battery. In ms. */
const LOOKED_AT_MS = 60_000;

/** Whether a picture is shown: at once and for as long as its cradle sounds, and a minute after that or a press. */
export function usePictureOpen(sounds: boolean) {
  const [open, setOpen] = useState(sounds);
  useEffect(() => {
    if (sounds) setOpen(true);
  }, [sounds]);
  useEffect(() => {
    if (!open || sounds) return;
    const timer = setTimeout(() => setOpen(false), LOOKED_AT_MS);
    return () => clearTimeout(timer);
  }, [open, sounds]);
  return { open, toggle: () => setOpen(!open) };
}
