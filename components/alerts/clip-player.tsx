'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Notice } from '../ui/notice';

interface ClipPlayerProps {
  uuid: string;
  alertId: number;
  /** The picture that stands until it is played. */
  posterId: number;
  locale: Locale;
}

/** The recording of an alert as a video. Nothing of it is fetched, or encoded anew, before somebody plays it. */
export function ClipPlayer({ uuid, alertId, posterId, locale }: ClipPlayerProps) {
  const text = words(locale).alert;
  const [failed, setFailed] = useState(false);
  return (
    <div className="grid gap-3">
      <video
        controls
        muted
        playsInline
        preload="none"
        width={640}
        height={480}
        aria-label={text.video}
        poster={`/api/alert_frame/${posterId}`}
        src={`/api/video/${encodeURIComponent(uuid)}?alert_id=${alertId}`}
        onError={() => setFailed(true)}
        onPlaying={() => setFailed(false)}
        className="h-auto w-full rounded-card bg-stage object-contain"
      />
      <div role="alert">{failed ? <Notice tone="danger">{text.videoFailed}</Notice> : null}</div>
    </div>
  );
}
