/** The sensors of a cradle, in the order in which pages show them. */
export const SENSOR_KINDS = ['temperature', 'crying', 'direction'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];
