'use client';

import type { AlertCount } from './drawing';
import { ALERT_LOOK } from './looks';
import { stepAreas, stepPoints } from './step-areas';
import { TimePlot, type TimePlotProps } from './time-plot';

/** Alerts of all kinds in each step. A step without one is no gap. */
export function AlertSteps({ counts, ...frame }: TimePlotProps & { counts: readonly AlertCount[] }) {
  const totals = new Map<number, number>();
  for (const { from, count } of counts) totals.set(from, (totals.get(from) ?? 0) + count);
  const most = Math.max(1, ...totals.values());
  const number = new Intl.NumberFormat(frame.locale);
  return (
    <TimePlot
      {...frame}
      data={stepPoints(frame.plot, (from) => ({ alerts: totals.get(from) ?? 0 }))}
      gaps={[]}
      scale={{
        domain: [0, most],
        marks: most === 1 ? [0, 1] : [0, Math.round(most / 2), most],
        format: number.format,
      }}
    >
      {stepAreas([{ name: 'alerts', ...ALERT_LOOK }])}
    </TimePlot>
  );
}
