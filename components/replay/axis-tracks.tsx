'use client';

import { memo, type ReactNode } from 'react';
import { FACING_UP } from '@/lib/cradle/sensors/direction';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { leftOf, temperaturePath, widthOf } from './axis-scale';
import type { Span, Tracks } from './tracks';

interface AxisTracksProps {
  tracks: Tracks;
  /** Wall ms. */
  range: { from: number; to: number };
  locale: Locale;
}

/** Drawn once: only the cursor moves. */
export const AxisTracks = memo(function AxisTracks({ tracks, range, locale }: AxisTracksProps) {
  const text = words(locale).replay;
  const { directions } = words(locale).history;
  const { temperature, crying, direction, picture } = tracks;
  return (
    <div className="grid gap-2">
      <Track name={text.tracks.temperature} summary={temperatureSummary(temperature, locale)} tall>
        <Known spans={temperature} range={range} />
        {temperature.length === 0 ? null : (
          <svg
            aria-hidden="true"
            viewBox="0 -6 100 112"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            <path
              d={temperaturePath(range, temperature)}
              className="fill-none stroke-accent"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
        )}
      </Track>
      <Track name={text.tracks.crying} summary={cryingSummary(tracks, locale)}>
        <Known spans={crying} range={range} />
        <Blocks
          spans={crying.filter(({ value }) => value === 'Crying')}
          range={range}
          look="bg-accent"
          label={null}
        />
      </Track>
      <Track name={text.tracks.direction} summary={direction.length === 0 ? text.unknown : ''}>
        <Known spans={direction} range={range} />
        <Blocks
          spans={direction.filter(({ value }) => value !== FACING_UP)}
          range={range}
          look="bg-warn text-surface"
          label={(value) => directions[value]}
        />
        <Blocks
          spans={direction.filter(({ value }) => value === FACING_UP)}
          range={range}
          look="text-muted"
          label={(value) => directions[value]}
        />
      </Track>
      <Track name={text.tracks.picture} summary="" flat>
        <Blocks spans={picture} range={range} look="bg-edge" label={null} />
      </Track>
    </div>
  );
});

interface TrackProps {
  name: string;
  summary: string;
  tall?: boolean;
  flat?: boolean;
  children: ReactNode;
}

/** What nothing covers stays hatched: there nothing was known. */
function Track({ name, summary, tall = false, flat = false, children }: TrackProps) {
  return (
    <div>
      {/* Above the lines that cross the tracks. */}
      <p className="relative z-10 flex flex-wrap justify-between gap-x-2 text-xs">
        <span className="bg-surface pr-1 font-medium">{name}</span>
        <span className="bg-surface pl-1 text-muted tabular-nums">{summary}</span>
      </p>
      <div
        aria-hidden="true"
        className={`relative overflow-hidden rounded-md bg-[repeating-linear-gradient(90deg,var(--color-line)_0_2px,transparent_2px_6px)] outline outline-line ${tall ? 'h-14' : flat ? 'h-2' : 'h-6'}`}
      >
        {children}
      </div>
    </div>
  );
}

function Known({ spans, range }: { spans: readonly Span<unknown>[]; range: AxisTracksProps['range'] }) {
  return <Blocks spans={spans} range={range} look="bg-sunken" label={null} />;
}

interface BlocksProps<T> {
  spans: readonly Span<T>[];
  range: AxisTracksProps['range'];
  look: string;
  label: ((value: T) => string) | null;
}

function Blocks<T>({ spans, range, look, label }: BlocksProps<T>) {
  return spans.map((span) => (
    <span
      key={span.from}
      style={{ left: leftOf(range, span.from), width: widthOf(range, span) }}
      className={`absolute inset-y-0 overflow-hidden whitespace-nowrap px-1 text-xs leading-6 font-medium ${look}`}
    >
      {label?.(span.value)}
    </span>
  ));
}

function temperatureSummary(spans: Tracks['temperature'], locale: Locale): string {
  const text = words(locale).replay;
  if (spans.length === 0) return text.unknown;
  const values = spans.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (lowest === highest) return formatCelsius(lowest, locale);
  return text.range(formatCelsius(lowest, locale), formatCelsius(highest, locale));
}

function cryingSummary({ crying }: Tracks, locale: Locale): string {
  const text = words(locale).replay;
  if (crying.length === 0) return text.unknown;
  const ms = crying.reduce((sum, { from, to, value }) => (value === 'Crying' ? sum + to - from : sum), 0);
  return ms === 0 ? text.notCried : text.cried(Math.max(1, Math.round(ms / 1_000)));
}
