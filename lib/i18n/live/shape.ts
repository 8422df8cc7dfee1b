import type { CryingStatus } from '@/lib/cradle/sensors/crying';
import type { Direction } from '@/lib/cradle/sensors/direction';

/** How a small picture of one cradle among several stands. */
export type TileStatus = 'loading' | 'fresh' | 'frozen' | 'noSignal' | 'lost';

/** Words of the dashboard: what the picture is, what readings mean, and several cradles at once. */
export interface LiveWords {
  picture: {
    /** `time` as lasting() writes it, here and below. */
    frozenFor: (time: string) => string;
    frozenHint: string;
    enterFull: string;
    leaveFull: string;
    openSmall: string;
    closeSmall: string;
    smallFailed: string;
    alerts: (count: number) => string;
  };
  trend: {
    /** What the small curve shows; `low` and `high` with their unit. */
    lastHour: (low: string, high: string) => string;
    /** Against half an hour ago; `degrees` with its unit. */
    higher: (degrees: string) => string;
    lower: (degrees: string) => string;
    same: string;
    unknown: string;
  };
  lasting: {
    crying: Record<CryingStatus, (time: string) => string>;
    direction: Record<Direction, (time: string) => string>;
  };
  limits: {
    temperature: (degrees: string) => string;
    crying: (time: string) => string;
    direction: (time: string) => string;
    /** The cradle is not in use. */
    none: string;
  };
  motor: {
    cannotStart: string;
    stopMayNotHear: string;
    notConfirmed: string;
    unknownNow: string;
  };
  cradles: {
    title: string;
    hint: string;
    statuses: Record<TileStatus, string>;
    shownFrom: (age: string) => string;
    never: string;
    alerts: (count: number) => string;
    noAlerts: string;
    /** While the server cannot be asked. */
    alertsUnknown: string;
    notInUse: string;
    current: string;
    show: (name: string) => string;
    /** Another cradle than the one on the screen has open alerts. */
    elsewhere: (name: string, count: number) => string;
    /** How the others stand cannot be asked. */
    elsewhereUnknown: string;
    look: string;
  };
  ways: { label: string; bedside: string; tonight: string };
}
