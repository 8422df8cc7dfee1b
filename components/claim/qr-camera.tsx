'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { CameraIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { type CameraState, useQrCamera } from './use-qr-camera';

interface QrCameraProps {
  onFound: (uuid: string) => void;
  locale: Locale;
}

/** Looks for a cradle's QR code through the camera. The video stays where it is, so that the camera can be put in it. */
export function QrCamera({ onFound, locale }: QrCameraProps) {
  const text = words(locale).scan;
  const { state, videoRef, open, close } = useQrCamera(onFound);
  const on = state.is === 'looking' || state.is === 'opening';
  return (
    <div data-qr-camera={state.is} className="grid gap-3">
      <div
        className={
          on
            ? 'relative aspect-square w-full overflow-hidden rounded-card bg-stage sm:aspect-[4/3]'
            : 'hidden'
        }
      >
        <video ref={videoRef} muted playsInline aria-label={text.view} className="size-full object-cover" />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-[18%] rounded-card border-4 border-stage-ink/80"
        />
      </div>
      <div role="status" className="empty:absolute">
        <CameraNews state={state} locale={locale} />
      </div>
      <Button size="large" variant={on ? 'outline' : 'primary'} onClick={on ? close : open}>
        <CameraIcon className="size-5" />
        {on ? text.stop : text.open}
      </Button>
    </div>
  );
}

function CameraNews({ state, locale }: { state: CameraState; locale: Locale }) {
  const text = words(locale).scan;
  switch (state.is) {
    case 'off':
      return null;
    case 'opening':
      return <p>{text.opening}</p>;
    case 'looking':
      return state.sawOther ? <Notice tone="warn">{text.other}</Notice> : <p>{text.looking}</p>;
    case 'barred':
      return <Notice tone="warn">{text.problems[state.problem]}</Notice>;
  }
}
