'use client';

import { memo, type PointerEvent } from 'react';
import { formatTime } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { usePageNow } from '../time/page-now';
import { useTimeZone } from '../time/use-time-zone';
import { RangeSlider } from '../ui/range-slider';
import { AlertSteps } from './alert-steps';
import type { DrawingProps } from './drawing';
import { drawnText } from './drawn-text';
import { useInspection } from './inspection';
import { type Plot, type Slot, slotIndexAt, slotsOf } from './plot';
import type { PlotArea } from './plot-area';
import { ShareSteps } from './share-steps';
import { TemperatureCurve } from './temperature-curve';
import { usePlotArea } from './use-plot-area';

/**
 * A drawing and one moment of it in words. The moment is chosen with the pointer on the drawing, or with the slider
 * below, which fingers and keyboards find; all drawings of a page show the same one.
 */
export function InspectedDrawing(props: DrawingProps) {
  const { drawn, plot, title, locale } = props;
  const { at, choose } = useInspection();
  const timeZone = useTimeZone() ?? 'UTC';
  const now = usePageNow();
  const area = usePlotArea();
  const slots = slotsOf(plot);
  const index = at === null ? slots.length - 1 : slotIndexAt(plot, at);
  const slot = slots[index];
  if (slot === undefined) return null;
  const time = formatTime(Math.max(slot.from, plot.from), { locale, timeZone, style: 'moment', now });
  const text = drawnText(drawn, slot, locale);
  return (
    <div data-drawing={drawn.kind}>
      <p className="flex min-h-12 flex-wrap content-end items-baseline gap-x-2 pb-1 tabular-nums print:hidden">
        <span className="text-sm text-muted">{time}</span>
        <strong data-inspected>{text}</strong>
      </p>
      <div
        className="relative h-52 touch-pan-y"
        onPointerMove={(event) => choose(pointedAt(event, plot, area))}
        onPointerDown={(event) => choose(pointedAt(event, plot, area))}
      >
        <div aria-hidden="true" className="h-full">
          <Chart {...props} area={area} timeZone={timeZone} />
        </div>
        <Cursor slot={slot} plot={plot} area={area} />
      </div>
      {/* The thumb stays within its track: half of it reaches out of the drawing on both sides. */}
      <div className="-mr-0.5 print:hidden" style={{ paddingLeft: area.left - 14 }}>
        <RangeSlider
          label={words(locale).charts.inspect(title)}
          value={index}
          min={0}
          max={slots.length - 1}
          filled={false}
          valueText={`${time}, ${text}`}
          onChange={(next) => choose(slots[next]?.middle ?? plot.to)}
        />
      </div>
    </div>
  );
}

type ChartProps = DrawingProps & { area: PlotArea; timeZone: string };

/** Drawn anew only when what it draws is another: not with each moment that is looked at. */
const Chart = memo(function Chart({ drawn, plot, area, locale, timeZone }: ChartProps) {
  const common = { plot, area, locale, timeZone };
  switch (drawn.kind) {
    case 'temperature':
      return <TemperatureCurve {...common} {...drawn} />;
    case 'alerts':
      return <AlertSteps {...common} {...drawn} />;
    default:
      return <ShareSteps {...common} {...drawn} />;
  }
});

function Cursor({ slot, plot, area }: { slot: Slot; plot: Plot; area: PlotArea }) {
  const share = (slot.middle - plot.from) / (plot.to - plot.from);
  return (
    <div
      aria-hidden="true"
      style={{
        left: `calc(${area.left}px + (100% - ${area.left + area.right}px) * ${share})`,
        bottom: area.bottom,
      }}
      className="-translate-x-1/2 pointer-events-none absolute top-2 w-0.5 bg-ink/60 print:hidden"
    />
  );
}

function pointedAt({ currentTarget, clientX }: PointerEvent, { from, to }: Plot, area: PlotArea): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  const share = (clientX - left - area.left) / Math.max(1, width - area.left - area.right);
  return from + Math.min(Math.max(share, 0), 1) * (to - from - 1);
}
