import type { Overview } from '@/lib/contracts/overview';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { AlertIcon } from '../ui/icons';
import { useSelectCradle } from './use-select-cradle';

interface AlertsElsewhereProps {
  overview: Overview | null;
  /** The cradle on the screen. */
  selected: string;
  locale: Locale;
}

/** Who looks at one cradle hears of the others here. The list is always there, so that what comes into it is read out. */
export function AlertsElsewhere({ overview, selected, locale }: AlertsElsewhereProps) {
  const text = words(locale).live.cradles;
  const { error, select } = useSelectCradle('/dashboard', locale);
  const others = (overview?.cradles ?? []).filter((each) => each.uuid !== selected && each.open_alerts > 0);
  return (
    <div role="status" className="grid gap-2 not-empty:mb-4">
      {others.map(({ uuid, open_alerts: count }) => (
        <div
          key={uuid}
          data-elsewhere={uuid}
          className="flex flex-wrap items-center gap-3 rounded-card border border-danger bg-danger-soft p-3 text-danger"
        >
          <AlertIcon />
          <p className="min-w-0 flex-1 font-medium">{text.elsewhere(uuid, count)}</p>
          <Button variant="outline" onClick={() => select(uuid)}>
            {text.look}
          </Button>
        </div>
      ))}
      {error === null ? null : <p className="font-medium text-danger">{error}</p>}
    </div>
  );
}
