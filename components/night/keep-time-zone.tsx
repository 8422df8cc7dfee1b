'use client';

import { useEffect } from 'react';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { setPageCookie } from '../shell/page-cookie';
import { useTimeZone } from '../time/use-time-zone';

/**
 * For who comes here first, or has travelled since the page before (components/shell/tell-time-zone.tsx): tells the server
 * where the reader is, when it thought otherwise, and has the page made once more. A browser that keeps nothing stays
 * with what it got.
 */
export function KeepTimeZone({ usedZone, saidZone }: { usedZone: string; saidZone: string | null }) {
  const timeZone = useTimeZone();
  useEffect(() => {
    if (timeZone === null || timeZone === saidZone) return;
    setPageCookie(TIME_ZONE_COOKIE, timeZone);
    if (timeZone === usedZone) return;
    if (document.cookie.split('; ').includes(`${TIME_ZONE_COOKIE}=${timeZone}`)) window.location.reload();
  }, [timeZone, usedZone, saidZone]);
  return null;
}
