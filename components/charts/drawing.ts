import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { Locale } from '@/lib/i18n/locales';
import type { Plot } from './plot';
import type { TemperatureScale } from './temperature-scale';

/** Alerts of one kind within one step of a drawing. */
export interface AlertCount {
  /** Wall ms at which the step begins. */
  from: number;
  /** As it is stored: earlier installations may hold kinds that we do not know. */
  type: string;
  count: number;
}

/** What is drawn, with all that it needs: it goes from the server to the browser. */
export type Drawn =
  | {
      kind: 'temperature';
      buckets: readonly WireReadingBucket[];
      scale: TemperatureScale;
      /** °C above which there is an alert. */
      limit: number;
      alerts: readonly AlertCount[];
    }
  | { kind: 'crying' | 'direction'; buckets: readonly WireReadingBucket[]; alerts: readonly AlertCount[] }
  | { kind: 'alerts'; counts: readonly AlertCount[] };

export interface DrawingProps {
  drawn: Drawn;
  plot: Plot;
  /** Names it to who does not see it. */
  title: string;
  locale: Locale;
}
