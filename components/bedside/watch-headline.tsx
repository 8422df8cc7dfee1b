import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { BedsideState } from './bedside-state';
import { unwatchedLines } from './unwatched';

const LATE_MS = 8_000;

interface WatchHeadlineProps {
  state: BedsideState;
  /** Something is wrong of which it rings, or did. */
  wrong: boolean;
  locale: Locale;
}

/** How the watching stands, under the clock: calm only when everything of every cradle in use is watched. */
export function WatchHeadline({ state, wrong, locale }: WatchHeadlineProps) {
  const text = words(locale).bedside;
  const heard = isHeard(state);
  const unwatched = heard && !state.signedOut ? unwatchedLines(state.cradles ?? [], locale) : [];
  const calm = heard ? text.watching : text.connecting;
  const first = wrong ? text.wrong : unwatched.length > 0 ? null : calm;
  return (
    <div role="status" className="text-lg text-balance text-stage-muted">
      {first === null ? null : <p>{first}</p>}
      {unwatched.map((line) => (
        <p key={line} data-unwatched className="font-medium text-stage-warn">
          {line}
        </p>
      ))}
    </div>
  );
}

/** With an answer every two seconds; one that is late by more is not called watching, long before it rings. */
function isHeard({ cradles, heardAt, now }: BedsideState): boolean {
  return cradles !== null && now - heardAt < LATE_MS;
}
