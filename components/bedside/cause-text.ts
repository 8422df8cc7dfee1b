import { lasting } from '@/lib/i18n/alert-words';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { describeAlert } from '../alerts/alert-text';
import { lastedFor, type OpenEpisode } from '../alerts/open-episodes';
import type { AlarmCause } from './alarm-causes';

/** Whoever reads with the ears hears each new text; one that changed every second would never end. In s. */
const STEP_S = 15;

/** What is wrong, in a sentence. */
export function causeText({ about }: AlarmCause, locale: Locale): string {
  const { bedside, dashboard, tonight } = words(locale);
  switch (about.is) {
    case 'episode':
      return episodeText(about.episode, locale);
    case 'link':
      return bedside.linkLost(lasting(Math.floor(about.forMs / 1_000 / STEP_S) * STEP_S, locale));
    case 'broker':
      return dashboard.brokerDown;
    case 'unwatched':
      return tonight.reasons.no_cradle({ unwatched: null, age: null });
    case 'signedOut':
      return bedside.signedOut;
  }
}

/** While it goes on, in the time of its newest alert: that changes every few minutes, and is read out then. */
export function episodeText(episode: OpenEpisode, locale: Locale): string {
  const { newest } = episode;
  const lasted = lastedFor(episode, newest.created_at);
  return describeAlert({ ...newest, alert_message: newest.message }, locale, lasted).sentence;
}
