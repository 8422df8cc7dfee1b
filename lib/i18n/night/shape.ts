import type { Interruption } from '@/lib/alerts/alert';
import type { NightProblem } from '@/lib/contracts/night-page';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';

/** Words of the report of a night. Times come as `lasting` writes them, shares as `formatExactShare` does. */
export interface NightWords {
  title: string;
  /** Which way the links lead. */
  nights: string;
  before: string;
  after: string;
  problems: Record<NightProblem, string>;
  toLatest: string;
  goingOn: string;
  utc: string;
  watched: (time: string) => string;
  watchedSoFar: (time: string) => string;
  covered: (share: string) => string;
  coveredSoFar: (share: string) => string;
  nothing: string;
  nothingHint: string;
  /** A signal that was missing for a good part of the time. */
  missed: (signal: string, share: string) => string;
  missedAll: (signal: string) => string;
  facts: { cries: string; calm: string; alerts: string; temperature: string };
  times: (count: number) => string;
  timesLasting: (count: number, time: string) => string;
  /** `more`: so many are told, and there were more. */
  alertCount: (count: number, more: boolean) => string;
  none: string;
  unknown: string;
  strip: string;
  rows: { watched: string; crying: string; position: string; alerts: string };
  /** A row of the drawing, for those who do not see it. */
  rowText: (row: string, known: string, gaps: string | null) => string;
  legend: { gap: string; turned: string };
  gapTotal: (time: string) => string;
  gaps: string;
  noGaps: string;
  gapsHint: string;
  missing: { all: string; one: Record<SensorKind, string> };
  causes: Record<Interruption, string>;
  knownShare: string;
  signals: Record<SensorKind, string>;
  cries: string;
  noCries: string;
  noCriesUnknown: string;
  /** Why a cry has no begin or end that was heard. */
  cut: {
    begin: Record<'gap' | 'night', string>;
    end: Record<'gap' | 'night' | 'now', string>;
  };
  /** Shorter ones that a list leaves out. */
  left: (count: number) => string;
  alerts: string;
  noAlerts: string;
  /** There was none, but not all of the night is known. */
  noAlertsKnown: string;
  moreAlerts: (count: number) => string;
  acknowledged: (by: string | null) => string;
  notAcknowledged: string;
  resolved: string;
  cleared: string;
  shown: string;
  notShown: string;
  temperature: { title: string; min: string; mean: string; max: string; above: (limit: string) => string };
  limitHint: string;
  noTemperature: string;
  download: string;
  print: string;
  hours: { title: string; bedtime: string; morning: string; hint: string; show: string };
  counted: string;
}
