import type { PushObstacle } from '@/lib/i18n/reach/shape';

/** What of a browser decides whether it can be told by push. */
export interface BrowserFacts {
  /** Reached over https, or on the same machine. */
  secure: boolean;
  /** It has service workers, push and notifications. */
  capable: boolean;
  permission: NotificationPermission | null;
  /** An iPhone or iPad, which allow push only from the home screen (since iOS 16.4). */
  appleTouch: boolean;
  /** Opened from the home screen. */
  standalone: boolean;
}

/** What keeps this browser from being told by push; null when nothing does, or nothing but the answer to a question. */
export function findPushObstacle(facts: BrowserFacts): PushObstacle | null {
  if (!facts.secure) return 'insecure';
  if (!facts.capable) return facts.appleTouch && !facts.standalone ? 'homeScreen' : 'unsupported';
  return facts.permission === 'denied' ? 'denied' : null;
}

/** An iPad calls itself a Mac; Macs have no screens to touch. */
export function isAppleTouch({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
