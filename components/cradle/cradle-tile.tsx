'use client';

import { useEffect, useRef } from 'react';
import type { Overview } from '@/lib/contracts/overview';
import { lasting } from '@/lib/i18n/alert-words';
import { formatAge } from '@/lib/i18n/format';
import type { TileStatus } from '@/lib/i18n/live/shape';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon, CheckIcon } from '../ui/icons';
import type { PictureFrame } from './frame-source';
import { paintJpeg } from './paint-jpeg';
import { PICTURE_LOOKS } from './picture-looks';

interface CradleTileProps {
  uuid: string;
  /** What the caregiver calls it. */
  label: string;
  status: TileStatus;
  cradle: Overview['cradles'][number] | null;
  picture: PictureFrame | null;
  /** Its picture is the large one. */
  isCurrent: boolean;
  /** Server's wall ms; null while not known. */
  now: number | null;
  locale: Locale;
  onSelect: () => void;
}

const LOOKS = {
  loading: PICTURE_LOOKS.connecting,
  fresh: PICTURE_LOOKS.live,
  frozen: PICTURE_LOOKS.frozen,
  noSignal: PICTURE_LOOKS.noSignal,
  lost: PICTURE_LOOKS.lost,
} as const satisfies Record<TileStatus, unknown>;
const DIM: readonly TileStatus[] = ['noSignal', 'lost', 'loading'];

/** One cradle among several: a single picture, how old it is, and what is wrong there. */
export function CradleTile({ uuid, label, status, isCurrent, onSelect, ...tile }: CradleTileProps) {
  const text = words(tile.locale).live.cradles;
  return (
    <li data-tile={uuid} data-tile-status={status} className="min-w-0">
      <button
        type="button"
        aria-current={isCurrent || undefined}
        onClick={isCurrent ? undefined : onSelect}
        className="block w-full overflow-hidden rounded-card border border-line bg-surface text-left shadow-card hover:bg-sunken aria-current:border-2 aria-current:border-accent"
      >
        <TilePicture status={status} picture={tile.picture} locale={tile.locale} />
        <span className="grid grid-cols-[minmax(0,1fr)] gap-0.5 p-3 text-sm">
          <span className="sr-only">{isCurrent ? text.current : text.show(label)}: </span>
          <span className="flex min-w-0 items-center gap-1.5 font-bold">
            {isCurrent ? <CheckIcon className="size-4 text-accent" /> : null}
            <span className="truncate">{label}</span>
          </span>
          <TileFacts status={status} {...tile} />
        </span>
      </button>
    </li>
  );
}

function TilePicture({ status, picture, locale }: Pick<CradleTileProps, 'status' | 'picture' | 'locale'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { frame, tone, Icon } = LOOKS[status];
  useEffect(() => {
    if (picture !== null) void paintJpeg(canvas.current, picture.jpeg);
  }, [picture]);
  return (
    <span className="relative block aspect-[4/3] bg-stage">
      <canvas
        ref={canvas}
        className={`size-full object-contain ${DIM.includes(status) ? 'opacity-30 grayscale' : ''}`}
      />
      <span aria-hidden="true" className={`absolute inset-0 ${frame}`} />
      <span className="absolute top-2 left-2 flex items-center gap-1.5 rounded-full bg-stage/80 px-2 py-1 text-xs font-semibold text-stage-ink">
        <span className={tone}>
          {Icon === null ? (
            <span aria-hidden="true" className="block size-2 rounded-full bg-current" />
          ) : (
            <Icon className="size-3.5" />
          )}
        </span>
        {words(locale).live.cradles.statuses[status]}
      </span>
    </span>
  );
}

type TileFactsProps = Pick<CradleTileProps, 'status' | 'cradle' | 'picture' | 'now' | 'locale'>;

function TileFacts({ status, cradle, picture, now, locale }: TileFactsProps) {
  const text = words(locale).live.cradles;
  if (cradle === null) return null;
  const count = cradle.open_alerts;
  const none = status === 'lost' ? text.alertsUnknown : text.noAlerts;
  return (
    <>
      <span className="text-muted tabular-nums">{ageText({ cradle, status, picture, now, locale })}</span>
      <span className={`flex items-center gap-1.5 font-medium ${count > 0 ? 'text-danger' : 'text-muted'}`}>
        {count > 0 ? <AlertIcon className="size-4" /> : null}
        {count > 0 ? text.alerts(count) : none}
      </span>
      {cradle.in_use ? null : <span className="font-medium text-warn">{text.notInUse}</span>}
    </>
  );
}

/** Of a camera that hangs the picture is new, and what it shows is not. */
function ageText({
  cradle,
  status,
  picture,
  now,
  locale,
}: TileFactsProps & { cradle: Overview['cradles'][number] }): string {
  const { cradles, picture: pictureWords } = words(locale).live;
  const { at, frozen_since: frozenSince } = cradle.frame;
  const takenAt = picture?.receivedAt ?? at;
  if (takenAt === null || now === null) return cradles.never;
  const isFrozen = status !== 'lost' && frozenSince !== null && at !== null && takenAt >= frozenSince;
  if (isFrozen)
    return pictureWords.frozenFor(lasting(Math.max(0, Math.floor((now - frozenSince) / 1_000)), locale));
  return cradles.shownFrom(formatAge(now - takenAt, locale));
}
