import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { TREND, type TrendPoint, toRuns } from './temperature-trend';

const WIDTH = 240;
const HEIGHT = 44;
const MARGIN = 4;
/** The least that the height of the curve stands for, in °C: a tenth up and down is no mountain. */
const LEAST_SPAN = 1;

interface SparklineProps {
  points: readonly TrendPoint[];
  /** Server's wall ms. */
  now: number;
  locale: Locale;
}

/** The last hour as one small curve: with holes where nothing was measured. */
export function Sparkline({ points, now, locale }: SparklineProps) {
  const runs = toRuns(points, now);
  const values = runs.flat().map(({ celsius }) => celsius);
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const label = words(locale).live.trend.lastHour(formatCelsius(low, locale), formatCelsius(high, locale));
  const place = placer({ low, high, now });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-2 h-11 w-full text-accent"
    >
      <line x1="0" x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} className="stroke-line" />
      {runs.map((run) => (
        <polyline
          key={run[0]?.at}
          // A single minute is a short dash: a line of no length would not be seen.
          points={[...run, ...run.slice(0, run.length === 1 ? 1 : 0)]
            .map((point, at) => place(point, run.length === 1 ? at * 2 : 0))
            .join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

function placer({ low, high, now }: { low: number; high: number; now: number }) {
  const middle = (low + high) / 2;
  const span = Math.max(LEAST_SPAN, high - low);
  return ({ at, celsius }: TrendPoint, shift: number): string => {
    const x = WIDTH * (1 - (now - at) / TREND.spanMs) + shift;
    const y = HEIGHT / 2 - ((celsius - middle) / span) * (HEIGHT - 2 * MARGIN);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
}
