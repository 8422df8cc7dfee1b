import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { DIRECTIONS, type Direction, FACING_UP } from '@/lib/cradle/sensors/direction';
import { formatShare } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { ChartFrame } from './chart-frame';
import { bucketSpan, gapsOf, HEIGHT, mean, type Plot, round, runsOf } from './plot';
import type { ChartProps } from './temperature-chart';

/** Class of the drawing, and of its swatch. */
const LOOKS = {
  '정면 유지 중': { fill: 'fill-good/60', swatch: 'bg-good/60' },
  '좌측으로 움직임': { fill: 'fill-warn', swatch: 'bg-warn' },
  '우측으로 움직임': { fill: 'fill-accent', swatch: 'bg-accent' },
  '인식 안됨': { fill: 'fill-ink', swatch: 'bg-ink' },
} as const satisfies Record<Direction, { fill: string; swatch: string }>;

/** How the baby lay, as shares one on the other. Nothing when nothing is known of it. */
export function DirectionChart({ buckets, plot, locale }: ChartProps) {
  const text = words(locale).history;
  const runs = runsOf(buckets, plot.bucketMs, 'direction');
  if (runs.length === 0) return null;
  const facingUp = buckets.flatMap(({ direction }) => direction?.[FACING_UP] ?? []);
  return (
    <ChartFrame
      id="direction-chart"
      title={text.direction}
      summary={text.directionSummary(formatShare(mean(facingUp), locale))}
      plot={plot}
      gaps={gapsOf(plot, runs)}
      legend={DIRECTIONS.map((direction) => ({
        label: text.directions[direction],
        look: LOOKS[direction].swatch,
      }))}
      scale={{ top: formatShare(1, locale), bottom: formatShare(0, locale) }}
      locale={locale}
    >
      {buckets.map((bucket) => (
        <Stack key={bucket.timestamp} bucket={bucket} plot={plot} />
      ))}
    </ChartFrame>
  );
}

function Stack({ bucket, plot }: { bucket: WireReadingBucket; plot: Plot }) {
  const { direction } = bucket;
  if (direction === null) return null;
  const span = bucketSpan(plot, bucket);
  let top = HEIGHT;
  return DIRECTIONS.map((name) => {
    const height = round(direction[name] * HEIGHT);
    top = round(top - height);
    return height === 0 ? null : (
      <rect key={name} {...span} y={Math.max(0, top)} height={height} className={LOOKS[name].fill} />
    );
  });
}
