import { Fragment, useId } from 'react';
import type { Interval } from '@/lib/insight/intervals';

/** Units of a row's drawing, which is stretched to the width of the page. */
const WIDTH = 1000;
const HEIGHT = 20;
/** What is short must be seen too. */
const THINNEST = 4;

export interface StripRow {
  name: string;
  /** The row in words, for those who do not see it. */
  label: string;
  /** Class of its bars. */
  look: string;
  bars: readonly Interval[];
  /** Where nothing is known. */
  gaps: readonly Interval[];
  /** What of the night has passed; the rest stays empty. */
  passed: Interval;
}

export function StripRows({ rows, night }: { rows: readonly StripRow[]; night: Interval }) {
  return rows.map((row) => (
    <Fragment key={row.name}>
      <span aria-hidden="true" className="text-sm text-muted">
        {row.name}
      </span>
      <Row row={row} night={night} />
    </Fragment>
  ));
}

function Row({ row: { label, look, bars, gaps, passed }, night }: { row: StripRow; night: Interval }) {
  const hatch = useId();
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="h-7 w-full overflow-hidden rounded-md bg-paper outline outline-line"
    >
      <defs>
        <pattern id={hatch} width="18" height="9" patternUnits="userSpaceOnUse">
          <path d="M0 0V9" className="stroke-edge" strokeWidth="7" />
        </pattern>
      </defs>
      <rect {...place(passed, night, 0)} height={HEIGHT} className="fill-sunken" />
      {gaps.map((gap) => (
        <rect
          key={gap.from}
          {...place(gap, night, THINNEST)}
          data-gap
          height={HEIGHT}
          fill={`url(#${hatch})`}
        />
      ))}
      {bars.map((bar) => (
        <rect
          key={bar.from}
          {...place(bar, night, THINNEST)}
          data-bar
          y={3}
          height={HEIGHT - 6}
          className={look}
        />
      ))}
    </svg>
  );
}

function place({ from, to }: Interval, night: Interval, thinnest: number): { x: number; width: number } {
  const scale = WIDTH / (night.to - night.from);
  const width = Math.max(thinnest, (to - from) * scale);
  const x = Math.min((from - night.from) * scale, WIDTH - width);
  return { x: round(x), width: round(width) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
