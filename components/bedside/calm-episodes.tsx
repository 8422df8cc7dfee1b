import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { OpenEpisode } from '../alerts/open-episodes';
import { LocalTime } from '../time/local-time';
import { episodeText } from './cause-text';

interface CalmEpisodesProps {
  episodes: readonly OpenEpisode[];
  locale: Locale;
}

/** What rang here and has stopped: whoever wakes up from it wants to know what it was. */
export function CalmEpisodes({ episodes, locale }: CalmEpisodesProps) {
  if (episodes.length === 0) return null;
  return (
    <ul className="grid gap-2 text-stage-muted">
      {episodes.map((episode) => (
        <li key={episode.key} data-calm-episode>
          <LocalTime at={episode.since} style="clock" locale={locale} /> {episodeText(episode, locale)}
          <span className="block font-medium text-stage-ink">{became(episode, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

function became({ newest }: OpenEpisode, locale: Locale): string {
  const text = words(locale).alerts;
  return newest.cleared_at === null ? text.acknowledged(newest.acknowledged_by) : text.cleared;
}
