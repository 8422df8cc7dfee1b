'use client';

import { useEffect } from 'react';
import { TIME_ZONE_COOKIE } from '@/lib/contracts/night-page';
import { useTimeZone } from '../time/use-time-zone';
import { setPageCookie } from './page-cookie';

/** Tells the server where the reader is before a page asks for it: the first night is by their clock then. */
export function TellTimeZone(): null {
  const timeZone = useTimeZone();
  useEffect(() => {
    if (timeZone !== null) setPageCookie(TIME_ZONE_COOKIE, timeZone);
  }, [timeZone]);
  return null;
}
