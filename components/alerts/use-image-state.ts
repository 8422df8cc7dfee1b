'use client';

import { useEffect, useRef, useState } from 'react';

export type ImageState = 'loading' | 'shown' | 'failed';

/**
 * What an image of that address has come to. The browser shows the picture before until the next one is there, which
 * must not pass for it; and an image of the server's page may be loaded before anybody listens.
 */
export function useImageState(src: string) {
  const ref = useRef<HTMLImageElement>(null);
  const [settled, setSettled] = useState<{ src: string; state: ImageState } | null>(null);

  useEffect(() => {
    const image = ref.current;
    if (image === null || !image.complete) return;
    // Right after a change it is still complete with the picture before.
    if (new URL(image.currentSrc, window.location.href).pathname !== src) return;
    setSettled({ src, state: image.naturalWidth > 0 ? 'shown' : 'failed' });
  }, [src]);

  return {
    ref,
    state: settled?.src === src ? settled.state : ('loading' as const),
    onLoad: () => setSettled({ src, state: 'shown' }),
    onError: () => setSettled({ src, state: 'failed' }),
  };
}
