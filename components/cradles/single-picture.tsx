'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { CameraOffIcon } from '../ui/icons';
import { useSinglePicture } from './use-single-picture';

interface SinglePictureProps {
  uuid: string;
  label: string;
  locale: Locale;
}

/** One picture, taken when the page came, with its time on it: it does not move, and shall not seem to. */
export function SinglePicture({ uuid, label, locale }: SinglePictureProps) {
  const text = words(locale).cradles.picture;
  const shown = useSinglePicture(uuid);
  return (
    <div
      data-single-picture={shown.is}
      className="relative grid aspect-[4/3] place-items-center overflow-hidden rounded-control bg-stage text-stage-ink"
    >
      {shown.is === 'shown' ? (
        <>
          {/* biome-ignore lint/performance/noImgElement: a picture of the moment; there is nothing to optimise */}
          <img
            src={shown.url}
            alt={text.of(label)}
            className={`size-full object-cover ${shown.old ? 'opacity-40 grayscale' : ''}`}
          />
          {shown.at === null ? null : (
            <p className="absolute right-2 bottom-2 rounded-full bg-stage px-2.5 py-0.5 text-sm">
              {shown.old ? `${text.old} ` : ''}
              <LocalTime at={shown.at} style={shown.old ? 'moment' : 'seconds'} locale={locale} />
            </p>
          )}
        </>
      ) : (
        <p className="grid justify-items-center gap-1 p-3 text-center text-sm text-stage-muted">
          {shown.is === 'loading' ? null : <CameraOffIcon className="size-7" />}
          {text[shown.is]}
        </p>
      )}
    </div>
  );
}
