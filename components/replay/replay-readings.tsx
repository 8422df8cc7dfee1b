'use client';

import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FaceIcon, type IconProps, SoundIcon, ThermometerIcon } from '../ui/icons';
import { describeReadings } from './describe-moment';
import type { Tracks } from './tracks';

interface ReplayReadingsProps {
  tracks: Tracks;
  /** Wall ms. */
  moment: number;
  locale: Locale;
}

const ICONS = {
  temperature: ThermometerIcon,
  crying: SoundIcon,
  direction: FaceIcon,
} as const satisfies Record<string, (props: IconProps) => ReactNode>;

/** What was measured at one moment; what was not is said to be not known. */
export function ReplayReadings({ tracks, moment, locale }: ReplayReadingsProps) {
  const text = words(locale).replay;
  const readings = describeReadings(tracks, moment, locale);
  const names = ['temperature', 'crying', 'direction'] as const;
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(5.5rem,100%),1fr))] gap-2">
      {names.map((name) => {
        const Icon = ICONS[name];
        return (
          <div key={name} className="min-w-0 rounded-control bg-sunken px-3 py-2">
            <dt className="flex items-center gap-1 text-xs text-muted">
              <Icon className="size-4 max-sm:hidden" />
              {text.tracks[name]}
            </dt>
            <dd
              data-reading={name}
              className={`font-semibold tabular-nums ${readings[name] === null ? 'text-muted' : ''}`}
            >
              {readings[name] ?? text.unknown}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
