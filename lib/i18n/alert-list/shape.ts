import type { AlertKind, AlertState } from '@/lib/alerts/filters';

/** Words of the list of alerts, and of taking an answer back. */
export interface AlertListWords {
  unread: (count: number) => string;
  noneUnread: string;
  /** On an alert that nobody has looked at. */
  unreadMark: string;
  seeAll: string;
  seeingAll: string;
  filters: {
    /** Names of the rows of links, for those who do not see them. */
    state: string;
    kind: string;
    cradle: string;
    states: Record<AlertState | 'all', string>;
    kinds: Record<AlertKind | 'all', string>;
    allCradles: string;
  };
  /** Nothing was ever raised. */
  none: string;
  /** Nothing fits what was chosen. */
  noneOfThese: string;
  noneOlder: string;
  showAll: string;
  showOlder: string;
  showNewest: string;
  timeUnknown: string;
  /** Behind the name of the page of alerts, and by itself: what nobody has resolved yet. */
  openCount: (count: number) => string;
  openNow: (count: number) => string;
  /** Something began after the list was made. */
  newAlert: string;
  showNew: string;
  /** Whether there is something new cannot be asked. */
  newUnknown: string;
  undo: string;
  undoing: string;
  undoThis: (kind: string) => string;
}
