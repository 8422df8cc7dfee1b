import type { WatchingWords } from './shape';

export const watchingEn = {
  title: 'Watching this cradle',
  inUse: 'This cradle is being watched.',
  notInUse: 'This cradle is not in use. Whatever happens, no alert rings.',
  notInUseHint: 'Put the cradle out of use while nobody sleeps in it: no alert rings then.',
  stop: 'Put out of use',
  start: 'Use it again',
  saving: 'Saving…',
  started: 'This cradle is being watched again.',
  stopped: 'The cradle is not in use now. No alert rings.',
  offline: 'Time without news',
  offlineHint: 'You are told when nothing comes from the cradle for this long. With 0 you are never told.',
  offlineRange: (min, max, initial) => `${min}–${max}\u00a0s · default ${initial}\u00a0s`,
  offlineSubmit: 'Save this time',
  offlineSaved: (seconds) =>
    seconds === 0
      ? 'Saved. You are not told when the cradle goes silent.'
      : `Saved. You are told after ${seconds}\u00a0s without news.`,
} as const satisfies WatchingWords;
