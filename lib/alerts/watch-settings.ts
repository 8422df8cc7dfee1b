/** What a caregiver may set about the watching of one cradle. */
export interface WatchSettings {
  /** A cradle that stands in the cellar raises no alert: deliberately switched off. */
  inUse: boolean;
  /** Seconds without any message after which a cradle counts as gone; 0 never. */
  offlineTimeout: number;
}

export const DEFAULT_WATCH_SETTINGS: WatchSettings = { inUse: true, offlineTimeout: 60 };

/** Seconds that may be set, both ends included; 0 turns the alert off. */
export const OFFLINE_TIMEOUT_RANGE = { min: 0, max: 3_600 } as const;
