import { useState } from 'react';

/** Nobody sees it. It makes of the same sentence another text: news to a screen reader, and to what moves the focus. */
const ONCE_MORE = '\u200b';

/**
 * What went wrong last, which stays until an answer takes its place: whatever stands below must not move under a
 * finger that taps twice.
 */
export function useError(initial: string | null = null) {
  const [error, setError] = useState(initial);

  function tell(message: string | null): void {
    setError((before) => (message !== null && message === before ? message + ONCE_MORE : message));
  }

  return [error, tell] as const;
}
