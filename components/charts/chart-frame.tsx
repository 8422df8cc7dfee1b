import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { type Gap, HEIGHT, type Plot, spanOf, WIDTH } from './plot';

export interface LegendEntry {
  label: string;
  /** Class of the swatch. */
  look: string;
}

interface ChartFrameProps {
  /** Names the drawing within its page. */
  id: string;
  title: string;
  /** The drawing in one sentence. */
  summary: string;
  plot: Plot;
  gaps: readonly Gap[];
  legend: readonly LegendEntry[];
  /** What stands at the top and at the bottom of its left side. */
  scale: { top: string; bottom: string };
  locale: Locale;
  /** SVG in a field of WIDTH by HEIGHT. */
  children: ReactNode;
}

const GAP_SWATCH =
  'bg-[repeating-linear-gradient(90deg,var(--color-edge)_0_1px,transparent_1px_4px)] outline outline-line';

/** Around every drawing over time: what it is, in words and in a scale, when, and what its colours mean. */
export function ChartFrame(props: ChartFrameProps) {
  const { id, title, summary, plot, gaps, scale, locale, children } = props;
  const legend =
    gaps.length === 0
      ? props.legend
      : [...props.legend, { label: words(locale).history.gap, look: GAP_SWATCH }];
  return (
    <Card>
      <figure aria-labelledby={id}>
        <figcaption>
          <h2 id={id} className="text-lg font-bold">
            {title}
          </h2>
          <p className="text-muted">{summary}</p>
        </figcaption>
        <div className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1 text-xs text-muted tabular-nums">
          <div className="flex flex-col justify-between text-right">
            <span>{scale.top}</span>
            <span>{scale.bottom}</span>
          </div>
          <Drawing id={id} label={`${title}. ${summary}`} plot={plot} gaps={gaps}>
            {children}
          </Drawing>
          <div className="col-start-2 flex justify-between gap-2">
            {[plot.from, (plot.from + plot.to) / 2, plot.to].map((at) => (
              <LocalTime key={at} at={at} style="moment" locale={locale} />
            ))}
          </div>
        </div>
        <Legend entries={legend} />
      </figure>
    </Card>
  );
}

interface DrawingProps extends Pick<ChartFrameProps, 'id' | 'plot' | 'gaps' | 'children'> {
  label: string;
}

function Drawing({ id, label, plot, gaps, children }: DrawingProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="h-36 w-full overflow-hidden rounded-lg border border-line bg-paper sm:h-44"
    >
      <defs>
        <pattern id={`${id}-gap`} width="9" height="9" patternUnits="userSpaceOnUse">
          <path d="M0 0V9" className="stroke-edge" strokeWidth="2" />
        </pattern>
      </defs>
      {gaps.map((gap) => (
        <rect
          key={gap.from}
          {...spanOf(plot, gap.from, gap.to)}
          data-gap
          height={HEIGHT}
          fill={`url(#${id}-gap)`}
          opacity="0.5"
        />
      ))}
      {children}
    </svg>
  );
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {entries.map(({ label, look }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-3 rounded-sm ${look}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
