import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import type { Drawn } from './drawing';
import { LazyDrawing } from './lazy-drawing';
import type { Gap, Plot } from './plot';

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
  drawn: Drawn;
  plot: Plot;
  gaps: readonly Gap[];
  legend: readonly LegendEntry[];
  locale: Locale;
}

const GAP_SWATCH =
  'bg-[repeating-linear-gradient(135deg,var(--color-line)_0_2px,transparent_2px_4px)] outline outline-line';

/** Around every drawing over time, and there before it: what it is, in words, and what its colours mean. */
export function ChartFrame({ id, title, summary, drawn, plot, gaps, legend, locale }: ChartFrameProps) {
  const { history, charts } = words(locale);
  const hasMarks = drawn.kind !== 'alerts' && drawn.alerts.length > 0;
  const entries = [
    ...legend,
    ...(gaps.length > 0 ? [{ label: history.gap, look: GAP_SWATCH }] : []),
    ...(hasMarks ? [{ label: charts.alerts, look: 'rounded-full bg-danger' }] : []),
  ];
  return (
    <Card className="break-inside-avoid">
      <figure aria-labelledby={id} data-gaps={gaps.length}>
        <figcaption>
          <h2 id={id} className="text-lg font-bold">
            {title}
          </h2>
          <p className="text-muted">{summary}</p>
        </figcaption>
        <LazyDrawing drawn={drawn} plot={plot} title={title} locale={locale} />
        <Legend entries={entries} />
      </figure>
    </Card>
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
