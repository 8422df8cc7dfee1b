'use client';

import { type ReactNode, useId } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceDot,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { AlertCount } from './drawing';
import { ALERT_LOOK } from './looks';
import type { Gap, Plot } from './plot';
import type { PlotArea } from './plot-area';
import { timeMarks } from './time-marks';

export interface TimePlotProps {
  plot: Plot;
  area: PlotArea;
  locale: Locale;
  timeZone: string;
}

/** How words in a drawing look. */
export function labelLook({ letter }: PlotArea, fill = 'var(--color-muted)') {
  return { fill, fontSize: letter };
}

/** Half a slot to the right of where it begins: a step has no moment of its own. */
function middleOf({ from }: AlertCount, { bucketMs, to }: Plot): number {
  return Math.min(from + bucketMs / 2, to);
}

interface TimePlotFrame extends TimePlotProps {
  /** One for each step; `at` is where it is drawn, in wall ms. */
  data: readonly { at: number }[];
  gaps: readonly Gap[];
  /** Steps in which there were alerts: marked on the axis of time. */
  alerts?: readonly AlertCount[];
  scale: { domain: [number, number]; marks: number[]; format: (value: number) => string };
  children: ReactNode;
}

/** The two axes and the gaps: what all drawings over time have in common. Nothing moves, and nothing takes the focus. */
export function TimePlot(props: TimePlotFrame) {
  const { data, plot, area, gaps, alerts = [], scale, locale, timeZone, children } = props;
  const id = useId();
  const marks = timeMarks(plot, { timeZone, most: area.mostMarks });
  const tick = labelLook(area);
  const margin = { top: area.letter / 1.5, right: area.right, bottom: 0, left: 0 };
  const isNamed = ({ from, to }: Gap) => to - from >= (plot.to - plot.from) * area.namedGap;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...data]} margin={margin} accessibilityLayer={false}>
        <defs>
          <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V8" stroke="var(--color-line)" strokeWidth="4" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        {gaps.map((gap) => (
          <ReferenceArea
            key={gap.from}
            className="chart-gap"
            x1={gap.from}
            x2={gap.to}
            fill={`url(#${id})`}
            fillOpacity={1}
            label={isNamed(gap) ? { value: words(locale).history.gap, ...tick } : undefined}
          />
        ))}
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[plot.from, plot.to]}
          allowDataOverflow
          ticks={marks.at}
          interval="preserveStart"
          minTickGap={12}
          // The page says above which year it is.
          tickFormatter={(at: number) => formatTime(at, { locale, timeZone, style: marks.style, now: null })}
          tick={tick}
          stroke="var(--color-edge)"
          height={area.bottom}
        />
        <YAxis
          width={area.left}
          domain={scale.domain}
          ticks={scale.marks}
          tickFormatter={scale.format}
          allowDataOverflow
          interval="preserveStartEnd"
          tick={tick}
          axisLine={false}
          tickLine={false}
        />
        {children}
        {alerts.map((alert) => (
          <ReferenceDot
            key={`${alert.type} ${alert.from}`}
            className="chart-alert"
            x={middleOf(alert, plot)}
            y={scale.domain[0]}
            r={4}
            fill={ALERT_LOOK.fill}
            stroke="var(--color-surface)"
            ifOverflow="visible"
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
