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
}
