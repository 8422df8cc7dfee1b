'use client';

import { useEffect, useRef, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import { describeAlert } from './alert-text';
import { OpenAlertCard } from './open-alert-card';
import { type OpenEpisode, toEpisodes } from './open-episodes';

/** More would push the picture off a phone's screen. */
const MOST_SHOWN = 2;
/** Good news of a moment ago must not stand there all night. */
const NEWS_MS = 15_000;

interface OpenAlertsProps {
  alerts: LiveSnapshot['alerts'];
  /** Server's wall ms; null while not known, or nobody watches. */
  now: number | null;
  locale: Locale;
}

/** What nobody has resolved yet, above the picture: first what nobody looks after. */
export function OpenAlerts({ alerts, now, locale }: OpenAlertsProps) {
  const text = words(locale).alerts;
  const episodes = toEpisodes(alerts);
  const resolution = useResolution(episodes);
  const others = episodes.length - MOST_SHOWN;
  return (
    <>
      <p role="status" className="sr-only">
        {episodes.map((episode) => announce(episode, locale)).join(' ')}
      </p>
      {resolution.news === null ? null : (
        <div ref={resolution.ref} tabIndex={-1} className="mb-3 rounded-control">
          <Notice tone="good">{resolution.news}</Notice>
        </div>
      )}
      {episodes.length === 0 ? null : (
        <section aria-label={text.openTitle} className="mb-4 grid gap-3">
          <ul className="grid gap-3 lg:grid-cols-[repeat(auto-fit,minmax(24rem,1fr))]">
            {episodes.slice(0, MOST_SHOWN).map((episode) => (
              <OpenAlertCard
                key={episode.key}
                episode={episode}
                now={now}
                locale={locale}
                onResolved={() => resolution.note(announceResolved(episode, locale))}
              />
            ))}
          </ul>
          {others > 0 ? (
            <p>
              <a href="/alerts" className="inline-flex min-h-11 items-center font-medium underline">
                {text.more(others)}
              </a>
            </p>
          ) : null}
        </section>
      )}
    </>
  );
}

/**
 * What was resolved here last. Its card goes, and the focus with it, so the focus moves to what says that it worked,
 * for a while or until something new is open.
 */
function useResolution(episodes: readonly OpenEpisode[]) {
  const [resolved, setResolved] = useState<{ news: string; keys: string[] } | null>(null);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (resolved === null) return;
    ref.current?.focus();
    const timer = setTimeout(() => setResolved(null), NEWS_MS);
    return () => clearTimeout(timer);
  }, [resolved]);

  const outdated = episodes.some(({ key }) => !resolved?.keys.includes(key));
  return {
    ref,
    news: outdated ? null : (resolved?.news ?? null),
    note: (news: string) => setResolved({ news, keys: episodes.map(({ key }) => key) }),
  };
}

/** Changes only with what there is to hear: not with each further alert of an episode, nor with the time. */
function announce({ newest }: OpenEpisode, locale: Locale): string {
  const text = words(locale).alerts;
  const { kind } = describeAlert({ ...newest, alert_message: newest.message }, locale);
  const acknowledged = newest.acknowledged_at === null ? null : text.acknowledged(newest.acknowledged_by);
  const cleared = newest.cleared_at === null ? null : text.cleared;
  return `${[kind, acknowledged, cleared].filter((part) => part !== null).join(', ')}.`;
}

function announceResolved({ newest }: OpenEpisode, locale: Locale): string {
  const { kind } = describeAlert({ ...newest, alert_message: newest.message }, locale);
  return `${kind}: ${words(locale).alerts.resolved}`;
}
