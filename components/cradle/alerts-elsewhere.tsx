import type { Overview } from '@/lib/contracts/overview';
import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { AlertIcon } from '../ui/icons';
import { useSelectCradle } from './use-select-cradle';

interface AlertsElsewhereProps {
  /** All of the caregiver's. */
  cradles: readonly { uuid: string; name: string | null }[];
  overview: Overview | null;
  /** The server could not be asked about them, though it is heard of the one on the screen. */
  unknown: boolean;
  /** The cradle on the screen. */
  selected: string;
  locale: Locale;
}

/** Who looks at one cradle hears of the others here. The list is always there, so that what comes into it is read out. */
export function AlertsElsewhere({ cradles, overview, unknown, selected, locale }: AlertsElsewhereProps) {
  const text = words(locale).live.cradles;
  const { error, select } = useSelectCradle('/dashboard', locale);
  const others = (overview?.cradles ?? []).filter((each) => each.uuid !== selected && each.open_alerts > 0);
  const labelOf = (uuid: string) =>
    cradleLabel({ uuid, name: cradles.find((each) => each.uuid === uuid)?.name ?? null });
  return (
    <div role="status" className="grid gap-2 not-empty:mb-4">
      {others.map(({ uuid, open_alerts: count }) => (
        <div
          key={uuid}
          data-elsewhere={uuid}
          className="flex flex-wrap items-center gap-3 rounded-card border border-danger bg-danger-soft p-3 text-danger"
        >
          <AlertIcon />
          <p className="min-w-0 flex-1 font-medium">{text.elsewhere(labelOf(uuid), count)}</p>
          <Button variant="outline" onClick={() => select(uuid)}>
            {text.look}
          </Button>
        </div>
      ))}
      {unknown ? <p className="font-medium text-warn">{text.elsewhereUnknown}</p> : null}
      {error === null ? null : <p className="font-medium text-danger">{error}</p>}
    </div>
  );
}
