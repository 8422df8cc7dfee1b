'use client';

import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { FRAME_FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { describeAloud, describeMoment } from './describe-moment';
import { type Picture, picturesFrom } from './playback-clock';
import { RecordingEnd } from './recording-end';
import { ReplayControls } from './replay-controls';
import { keyAction } from './replay-keys';
import { ReplayPicture } from './replay-picture';
import { ReplayReadings } from './replay-readings';
import { TimeAxis } from './time-axis';
import type { Tracks } from './tracks';
import { usePictures } from './use-pictures';
import { usePlayback } from './use-playback';

/** Pictures that are fetched ahead while it plays: a second or more of them. */
const AHEAD = 14;

export interface ReplayProps {
  /** At least one, in the order of their times. */
  pictures: [Picture, ...Picture[]];
  tracks: Tracks;
  /** Wall ms, as is the other. */
  range: { from: number; to: number };
  alertAt: number;
  /** Until the recording is complete, in ms; null when it is. */
  leftMs: number | null;
  locale: Locale;
}

/** What was recorded around an alert, at the speed of life or faster: pictures and readings of one moment. */
export function Replay({ pictures, tracks, range, alertAt, leftMs, locale }: ReplayProps) {
  const text = words(locale).replay;
  const { stateOf, pictureOf, isReady, want } = usePictures(pictures);
  const playback = usePlayback({ pictures, range: { ...range, start: alertAt }, isReady });
  const { position, shown, playing, speed, seek, act } = playback;
  useWanted({ pictures, shown, playing, speed, want });
  const picture = pictures[shown] ?? pictures[0];
  const moment = describeMoment(position, alertAt, locale);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest('[data-own-keys]')) return;
    const action = keyAction(event, { onButton: target.closest('button') !== null });
    if (action === null) return;
    event.preventDefault();
    act(action);
  }

  return (
    // Pressing the picture gives it the focus, and with it the keys: the page around it keeps its own.
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the controls within, as well as pressing them
    <div data-replay tabIndex={-1} onKeyDown={onKeyDown} className="grid gap-3 rounded-card">
      <ReplayPicture
        id={picture.id}
        state={stateOf(shown)}
        picture={pictureOf(shown)}
        isOld={Math.abs(position - picture.at) > FRAME_FRESH_FOR_MS}
        alt={`${text.picture}, ${moment}`}
        locale={locale}
      />
      <p className="flex flex-wrap justify-between gap-x-4 font-medium">
        <span data-picture-moment>{moment}</span>
        <span className="text-muted tabular-nums">
          <LocalTime at={position} style="seconds" locale={locale} /> ·{' '}
          {text.position(shown + 1, pictures.length)}
        </span>
      </p>
      <ReplayReadings tracks={tracks} moment={position} locale={locale} />
      <ReplayControls
        playing={playing}
        speed={speed}
        onSpeed={playback.setSpeed}
        act={act}
        ends={{ first: shown === 0, last: shown === pictures.length - 1 }}
        locale={locale}
      />
      <div>
        <input
          type="range"
          min={0}
          max={range.to - range.from}
          value={Math.round(position - range.from)}
          aria-label={text.chosen}
          aria-valuetext={describeAloud(tracks, position, alertAt, locale)}
          onChange={(event) => seek(range.from + Number(event.currentTarget.value))}
          // Half a thumb's width further on both sides: its middle then stands where the cursor below it does.
          className="-mx-2 slider block h-11 w-[calc(100%+1rem)]"
        />
        <TimeAxis {...{ tracks, range, alertAt, position, locale }} onSeek={seek} />
      </div>
      <p className="text-sm text-muted pointer-coarse:hidden">{text.keys}</p>
      {leftMs === null ? null : (
        <RecordingEnd leftMs={leftMs} isUsed={playing || position !== alertAt} locale={locale} />
      )}
    </div>
  );
}

type Wanted = Pick<ReturnType<typeof usePlayback>, 'shown' | 'playing' | 'speed'> &
  Pick<ReturnType<typeof usePictures>, 'want'> & { pictures: readonly Picture[] };

/** While it plays, what comes next; while it stands, the picture itself and its neighbours. */
function useWanted({ pictures, shown, playing, speed, want }: Wanted): void {
  const wanted = useMemo(() => {
    if (playing) return picturesFrom(pictures, shown, { speed, count: AHEAD });
    return [shown, shown + 1, shown - 1].filter((index) => index >= 0 && index < pictures.length);
  }, [pictures, shown, playing, speed]);
  useEffect(() => want(wanted), [want, wanted]);
}
