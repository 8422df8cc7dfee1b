'use client';

import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import { DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { formatShare } from '@/lib/i18n/format';
import type { AlertCount } from './drawing';
import { CRYING_LOOK, DIRECTION_LOOKS } from './looks';
import { gapsOf, runsOf } from './plot';
import { type StepValues, stepAreas, stepPoints } from './step-areas';
import { TimePlot, type TimePlotProps } from './time-plot';

interface ShareStepsProps extends TimePlotProps {
  kind: 'crying' | 'direction';
  buckets: readonly WireReadingBucket[];
  alerts: readonly AlertCount[];
}

const PARTS = {
  crying: [{ name: 'crying', ...CRYING_LOOK }],
  direction: DIRECTIONS.map((name) => ({ name, ...DIRECTION_LOOKS[name] })),
} as const;

/** Shares of each step. Where nothing is known nothing is drawn, and the gap says so. */
export function ShareSteps({ kind, buckets, ...frame }: ShareStepsProps) {
  const { plot, locale } = frame;
  const byTime = new Map(buckets.map((bucket) => [Date.parse(bucket.timestamp), bucket]));
  const valuesAt = (from: number): StepValues => {
    const bucket = byTime.get(from);
    if (kind === 'direction') return bucket?.direction ?? null;
    return bucket?.crying ? { crying: bucket.crying.share } : null;
  };
  return (
    <TimePlot
      {...frame}
      data={stepPoints(plot, valuesAt)}
      gaps={gapsOf(plot, runsOf(buckets, plot.bucketMs, kind))}
      scale={{ domain: [0, 1], marks: [0, 0.5, 1], format: (value) => formatShare(value, locale) }}
    >
      {stepAreas(PARTS[kind])}
    </TimePlot>
  );
}
