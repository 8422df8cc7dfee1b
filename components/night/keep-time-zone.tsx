'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { setPageCookie } from '../shell/page-cookie';
import { useTimeZone } from '../time/use-time-zone';

/** Tells the server where the reader is, when it thought otherwise, and has the page made once more. */
export function KeepTimeZone({ saidZone }: { saidZone: string | null }) {
  const timeZone = useTimeZone();
  const router = useRouter();
  useEffect(() => {
    if (timeZone === null || timeZone === saidZone) return;
    setPageCookie(TIME_ZONE_COOKIE, timeZone);
    router.refresh();
  }, [timeZone, saidZone, router]);
  return null;
}
