import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import { CradleTile } from './cradle-tile';
import { tileStatus } from './tile-view';
import type { OverviewState } from './use-overview';
import { useSelectCradle } from './use-select-cradle';

interface CradleGridProps {
  cradles: readonly { uuid: string; name: string | null }[];
  /** The one whose picture is large. */
  selected: string;
  state: OverviewState;
  /** Server's wall ms; null while not known. */
  now: number | null;
  locale: Locale;
}

/** All cradles as small single pictures; nothing to see for a caregiver of one. */
export function CradleGrid({ cradles, selected, state, now, locale }: CradleGridProps) {
  const text = words(locale);
  const { error, select } = useSelectCradle('/dashboard', locale);
  const pictureAt = (uuid: string) => state.pictures.get(uuid)?.receivedAt ?? null;
  if (cradles.length < 2) return null;
  return (
    <section aria-labelledby="cradles-title" className="mt-6">
      <h2 id="cradles-title" className="text-lg font-bold">
        {text.live.cradles.title}
      </h2>
      <p className="text-sm text-muted">{text.live.cradles.hint}</p>
      <ul className="mt-3 grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-4">
        {cradles.map(({ uuid, name }) => (
          <CradleTile
            key={uuid}
            uuid={uuid}
            label={cradleLabel({ uuid, name })}
            status={tileStatus({ ...state, uuid, now, pictureAt: pictureAt(uuid) })}
            cradle={state.overview?.cradles.find((each) => each.uuid === uuid) ?? null}
            picture={state.pictures.get(uuid) ?? null}
            isCurrent={uuid === selected}
            now={now}
            locale={locale}
            onSelect={() => select(uuid)}
          />
        ))}
      </ul>
      <div role="alert">
        {error === null ? null : (
          <Notice tone="danger" className="mt-2">
            {text.dashboard.switchFailed} ({error})
          </Notice>
        )}
      </div>
    </section>
  );
}
