/** When a caregiver wants to be woken for one cradle, and how. */
export interface AlertSettings {
  /** °C; an alert above it. */
  maxTemperature: number;
  /** Seconds that the baby may not lie facing up, or without its face being seen. */
  abnormalPositionTimeout: number;
  /** Seconds of crying without a break. */
  cryingDurationThreshold: number;
  pushNotificationsEnabled: boolean;
  emailNotificationsEnabled: boolean;
}

/** In force until something was saved (CONTRACT §2). */
export const DEFAULT_ALERT_SETTINGS: AlertSettings = {
  maxTemperature: 38,
  abnormalPositionTimeout: 30,
  cryingDurationThreshold: 30,
  pushNotificationsEnabled: true,
  emailNotificationsEnabled: false,
};

/** What may be set, both ends included: °C, and seconds. */
export const ALERT_SETTING_RANGES = {
  maxTemperature: { min: 30, max: 45 },
  abnormalPositionTimeout: { min: 1, max: 3_600 },
  cryingDurationThreshold: { min: 1, max: 3_600 },
} as const satisfies Partial<Record<keyof AlertSettings, { min: number; max: number }>>;
