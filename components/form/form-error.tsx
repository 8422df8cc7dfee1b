import type { RefObject } from 'react';
import { Notice } from '../ui/notice';

interface FormErrorProps {
  error: string | null;
  /** It is about the attempt before the one that is under way. */
  past: boolean;
  ref: RefObject<HTMLDivElement | null>;
}

/** Always there, so that a screen reader hears of what appears in it. */
export function FormError({ error, past, ref }: FormErrorProps) {
  return (
    <div
      ref={ref}
      tabIndex={-1}
      aria-live="assertive"
      className="rounded-control empty:absolute focus:outline-none"
    >
      {error === null ? null : <Notice tone={past ? 'past' : 'danger'}>{error}</Notice>}
    </div>
  );
}
