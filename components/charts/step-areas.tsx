'use client';

import { Area } from 'recharts';
import type { Look } from './looks';
import { type Plot, slotsOf } from './plot';

/** What is drawn of one step, by the name of the part; nothing where nothing is known. */
export type StepValues = Readonly<Record<string, number>> | null;

/** Each step from its beginning to its end, so that neighbours touch and one alone is as wide as it lasted. */
export function stepPoints(plot: Plot, valuesAt: (from: number) => StepValues) {
  return slotsOf(plot).flatMap(({ from, to }) => {
    const values = valuesAt(from);
    return [from, to].map((at) => ({ at: Math.min(Math.max(at, plot.from), plot.to), values }));
  });
}

/** Parts of each step, one on the other. */
export function stepAreas(parts: readonly (Look & { name: string })[]) {
  return parts.map(({ name, fill, opacity }) => (
    <Area
      key={name}
      dataKey={({ values }: { values: StepValues }) => values && (values[name] ?? 0)}
      stackId="parts"
      stroke="none"
      fill={fill}
      fillOpacity={opacity}
      isAnimationActive={false}
      activeDot={false}
      shapeRendering="crispEdges"
    />
  ));
}
