import type { AlertListWords } from './shape';

export const alertListEn = {
  unread: (count) => `${count} unread`,
  noneUnread: 'You have read them all.',
  unreadMark: 'Unread',
  seeAll: 'Mark all as read',
  seeingAll: 'Saving…',
  filters: {
    state: 'Choose by state',
    kind: 'Choose by kind',
    cradle: 'Choose by cradle',
    states: { all: 'All', open: 'Open', unread: 'Unread', resolved: 'Resolved', kept: 'Kept' },
    kinds: { all: 'Every kind', baby: 'Baby', watch: 'Equipment' },
    allCradles: 'All cradles',
  },
  none: 'No alerts yet.',
  noneOfThese: 'No alert fits this choice.',
  noneOlder: 'There are no older alerts.',
  showAll: 'Show all alerts',
  showOlder: 'Show older alerts',
  showNewest: 'Back to the newest alerts',
  timeUnknown: 'Alerts without a time',
  undo: 'Undo',
  undoing: 'Undoing…',
  undoThis: (kind) => `Undo resolving this alert: ${kind}`,
} as const satisfies AlertListWords;
