import { z } from 'zod';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { SIGNALS } from '@/lib/cradle/topics';
import type { AlertType } from './types';

/** What of ours was away when nobody could watch. */
const INTERRUPTIONS = ['broker', 'database', 'process'] as const;
export type Interruption = (typeof INTERRUPTIONS)[number];

/** What an alert says, apart from words: its text is written from this, in any language. Stored as JSON. */
export const alertDetailsShape = z.object({
  /** What was measured, °C. */
  value: z.number().optional(),
  /** What had been set: °C, or seconds. */
  limit: z.number().optional(),
  /** Whole seconds that it has lasted. */
  seconds: z.int().optional(),
  /** Where the face pointed. */
  direction: z.enum(DIRECTIONS).optional(),
  /** Which signal is missing. */
  signal: z.enum(SIGNALS).optional(),
  /** What was away of ours. */
  cause: z.enum(INTERRUPTIONS).optional(),
  /** Since when nobody could watch, wall ms; `to` is absent while it lasts. */
  from: z.int().optional(),
  to: z.int().optional(),
});

export type AlertDetails = z.infer<typeof alertDetailsShape>;

/** An alert at the moment it is raised. */
export interface RaisedAlert {
  /** ULID: its name from now on, before any database knows it. */
  uid: string;
  /** The `uid` of the first alert since the last return to normal: ringing and acknowledging belong to all of them. */
  episode: string;
  type: AlertType;
  details: AlertDetails;
  /** The newest fresh reading at that moment, °C. */
  temperature: number | null;
  faceDetected: boolean | null;
  /** Wall ms. */
  at: number;
}
