'use client';

import { useEffect } from 'react';

/** As long as the server says with Retry-After, in ms. */
const ASK_MS = 5_000;

/** Opens the page that was asked for once it can be made: a tablet beside the bed has nobody to press the button. */
export function ReloadWhenBack(): null {
  useEffect(() => {
    const timer = setInterval(reloadIfBack, ASK_MS);
    return () => clearInterval(timer);
  }, []);
  return null;
}

async function reloadIfBack(): Promise<void> {
  const answer = await fetch(window.location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer !== null && answer.status < 500) window.location.reload();
}
