import type { WatchingWords } from './shape';

export const watchingEn = {
  title: 'Watching this cradle',
  inUse: 'This cradle is being watched.',
  notInUse: 'This cradle is not in use. Whatever happens, no alert rings.',
  notInUseHint: 'Stop watching it while nobody sleeps in it: no alert rings then.',
  stop: 'Stop watching this cradle',
  start: 'Watch it again',
  saving: 'Saving…',
  started: 'This cradle is being watched again.',
  stopped: 'The cradle is not in use now. No alert rings.',
  offline: 'Time without contact',
  offlineHint: 'We alert you when nothing comes from the cradle for this long. With 0 we never do.',
  offlineRange: (min, max, initial) => `${min}–${max}\u00a0s · default ${initial}\u00a0s`,
  offlineSubmit: 'Save this time',
  offlineSaved: (seconds) =>
    seconds === 0
      ? 'Saved. We do not alert you when the cradle goes offline.'
      : `Saved. We alert you after ${seconds}\u00a0s without contact.`,
} as const satisfies WatchingWords;
