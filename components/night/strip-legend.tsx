import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

const GAP_LOOK =
  'bg-[repeating-linear-gradient(90deg,var(--color-edge)_0_2px,transparent_2px_5px)] outline outline-line';

/** What the names of the rows do not say. */
export function StripLegend({ locale }: { locale: Locale }) {
  const { legend } = words(locale).night;
  const entries = [
    { label: legend.turned, look: 'bg-warn' },
    { label: legend.gap, look: GAP_LOOK },
  ];
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm [print-color-adjust:exact]">
      {entries.map(({ label, look }) => (
        <li key={label} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-3.5 rounded-sm ${look}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}
