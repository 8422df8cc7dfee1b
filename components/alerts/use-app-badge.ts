import { useEffect } from 'react';

/** The number of open alerts on the app's icon, where there is such a thing; null: not known, and left as it is. */
export function useAppBadge(count: number | null): void {
  useEffect(() => {
    if (count === null || !('setAppBadge' in navigator)) return;
    const done = count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count);
    // A browser that is no installed app may refuse.
    done.catch(() => undefined);
  }, [count]);
}
