'use client';

import { useEffect, useRef, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';
import { describeAlert } from './alert-text';
import { OpenAlertCard } from './open-alert-card';
import { type OpenEpisode, toEpisodes } from './open-episodes';
import { UndoResolve } from './undo-resolve';
import { useOffer } from './use-offer';

/** More would push the picture off a phone's screen. */
const MOST_SHOWN = 2;
/** Good news of a moment ago must not stand there all night. */
const NEWS_MS = 15_000;

interface OpenAlertsProps {
  alerts: LiveSnapshot['alerts'];
  /** Those that came with the page are said aloud once it is alive: what stands there from the start is not. */
  alive: boolean;
  /** Server's wall ms; null while not known, or nobody watches. */
  now: number | null;
  /** The server cannot be reached. */
  lost: boolean;
  locale: Locale;
}

/** What nobody has resolved yet, above the picture: first what nobody looks after. */
export function OpenAlerts({ alerts, alive, now, lost, locale }: OpenAlertsProps) {
  const text = words(locale).alerts;
  const episodes = toEpisodes(alerts);
  const resolution = useResolution(episodes);
  const others = episodes.length - MOST_SHOWN;
  return (
    <>
      <p role="status" className="sr-only">
        {alive ? episodes.map((episode) => announce(episode, locale)).join(' ') : ''}
      </p>
      {resolution.news === null ? null : (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <div ref={resolution.ref} tabIndex={-1} className="min-w-0 flex-1 rounded-control">
            <Notice tone="good">{announceResolved(resolution.news, locale)}</Notice>
          </div>
          <div ref={resolution.undoRef}>
            <UndoResolve
              ids={resolution.news.ids}
              kind={kindOf(resolution.news, locale)}
              onUndone={resolution.end}
              locale={locale}
            />
          </div>
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
                lost={lost}
                locale={locale}
                onResolved={() => resolution.note(episode)}
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
 * beside what takes it back, for a while or until something new is open.
 */
function useResolution(episodes: readonly OpenEpisode[]) {
  const [resolved, setResolved] = useState<{ news: OpenEpisode; keys: string[] } | null>(null);
  const offer = useOffer(NEWS_MS);
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (resolved !== null) ref.current?.focus();
  }, [resolved]);

  const outdated = !offer.open || episodes.some(({ key }) => !resolved?.keys.includes(key));
  const isTold = resolved !== null && !outdated;
  const wasTold = useRef(false);

  useEffect(() => {
    // What had the focus is gone: the keyboard goes on from here, not from the top of the page.
    const isLost = wasTold.current && !isTold && document.activeElement === document.body;
    if (isLost) document.getElementById('content')?.focus({ preventScroll: true });
    wasTold.current = isTold;
  }, [isTold]);

  return {
    ref,
    undoRef: offer.ref,
    news: outdated ? null : (resolved?.news ?? null),
    end: offer.end,
    note(news: OpenEpisode) {
      setResolved({ news, keys: episodes.map(({ key }) => key) });
      offer.make();
    },
  };
}

/** Changes only with what there is to hear: not with each further alert of an episode, nor with the time. */
function announce({ newest }: OpenEpisode, locale: Locale): string {
  const text = words(locale).alerts;
  const kind = kindOf({ newest }, locale);
  const acknowledged = newest.acknowledged_at === null ? null : text.acknowledged(newest.acknowledged_by);
  const cleared = newest.cleared_at === null ? null : text.cleared;
  return `${[kind, acknowledged, cleared].filter((part) => part !== null).join(', ')}.`;
}

function announceResolved(episode: OpenEpisode, locale: Locale): string {
  return `${kindOf(episode, locale)}: ${words(locale).alerts.resolved}`;
}

function kindOf({ newest }: Pick<OpenEpisode, 'newest'>, locale: Locale): string {
  return describeAlert({ ...newest, alert_message: newest.message }, locale).kind;
}
