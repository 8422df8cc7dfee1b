import type { RefObject } from 'react';
import { Notice } from '../ui/notice';

/** Always there, so that a screen reader hears of what appears in it. */
export function FormError({ error, ref }: { error: string | null; ref: RefObject<HTMLDivElement | null> }) {
  return (
    <div
      ref={ref}
      tabIndex={-1}
      aria-live="assertive"
      className="rounded-control empty:absolute focus:outline-none"
    >
      {error === null ? null : <Notice tone="danger">{error}</Notice>}
    </div>
  );
}
