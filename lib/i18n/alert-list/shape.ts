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
  undo: string;
  undoing: string;
  undoThis: (kind: string) => string;
}
