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
} as const satisfies WatchingWords;
