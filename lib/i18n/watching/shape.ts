/** Words of whether a cradle is watched at all. */
export interface WatchingWords {
  title: string;
  inUse: string;
  notInUse: string;
  notInUseHint: string;
  /** Makes it one that is not in use. */
  stop: string;
  /** Watches it again. */
  start: string;
  saving: string;
  started: string;
  stopped: string;
  offline: string;
  offlineHint: string;
  /** Range and default, in seconds. */
  offlineRange: (min: number, max: number, initial: number) => string;
  offlineSubmit: string;
  offlineSaved: (seconds: number) => string;
}
