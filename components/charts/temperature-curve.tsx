'use client';

import { Area, Line, ReferenceLine } from 'recharts';
import { formatCelsius, formatWholeCelsius } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { Drawn } from './drawing';
import { gapsOf, runsOf, slotsOf } from './plot';
import { degreeMarks } from './temperature-scale';
import { labelLook, TimePlot, type TimePlotProps } from './time-plot';

type TemperatureCurveProps = TimePlotProps & Omit<Extract<Drawn, { kind: 'temperature' }>, 'kind'>;

/** The average as a line in a band from lowest to highest. It ends where nothing was stored. */
export function TemperatureCurve({ buckets, scale, limit, ...frame }: TemperatureCurveProps) {
  const { plot, area, locale } = frame;
  const runs = runsOf(buckets, plot.bucketMs, 'temperature');
  const byTime = new Map(buckets.map((bucket) => [Date.parse(bucket.timestamp), bucket.temperature]));
  const data = slotsOf(plot).map(({ from, middle }) => {
    const known = byTime.get(from) ?? null;
    return { at: middle, average: known?.avg ?? null, band: known && [known.min, known.max] };
  });
  // A bucket alone is no line.
  const alone = new Set(runs.filter(({ length }) => length === 1).map(([{ timestamp }]) => timestamp));
  const isAlone = (index: number) => {
    const slot = slotsOf(plot)[index];
    return slot !== undefined && alone.has(new Date(slot.from).toISOString());
  };
  const axis = {
    domain: [scale.bottom, scale.top] as [number, number],
    marks: degreeMarks(scale),
    format: (value: number) => formatWholeCelsius(value, locale),
  };
  const still = { isAnimationActive: false, activeDot: false, connectNulls: false } as const;
  return (
    <TimePlot {...frame} data={data} gaps={gapsOf(plot, runs)} scale={axis}>
      <Area {...still} dataKey="band" stroke="none" fill="var(--color-accent)" fillOpacity={0.25} />
      <Line
        {...still}
        dataKey="average"
        stroke="var(--color-accent)"
        strokeWidth={2}
        dot={({ index, cx, cy }: { index: number; cx?: number; cy?: number }) =>
          isAlone(index) ? (
            <circle key={index} cx={cx} cy={cy} r={2.5} fill="var(--color-accent)" />
          ) : (
            <g key={index} />
          )
        }
      />
      {limit <= scale.top && limit >= scale.bottom ? (
        <ReferenceLine
          y={limit}
          stroke="var(--color-danger)"
          strokeDasharray="6 4"
          label={{
            value: words(locale).charts.limit(formatCelsius(limit, locale)),
            position: 'insideBottomLeft',
            ...labelLook(area, 'var(--color-danger)'),
          }}
        />
      ) : null}
    </TimePlot>
  );
}
