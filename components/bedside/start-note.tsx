'use client';

import type { Locale } from '@/lib/i18n/locales';
import { AlertIcon } from '../ui/icons';
import { listCauses } from './alarm-causes';
import { causeText } from './cause-text';
import { unwatchedLines } from './unwatched';
import { useBedsideWatch } from './use-bedside-watch';

/** What would not be watched, before somebody begins and falls asleep. Always there, so that it is read out. */
export function StartNote({ locale }: { locale: Locale }) {
  const { state } = useBedsideWatch(locale);
  const troubles = listCauses(state).filter(({ about }) => about.is !== 'episode');
  // What was heard before the server fell silent is no news.
  const isSilent = troubles.some(({ about }) => about.is === 'link' || about.is === 'signedOut');
  const lines = [
    ...troubles.map((cause) => causeText(cause, locale)),
    ...(isSilent ? [] : unwatchedLines(state.cradles ?? [], locale)),
  ];
  return (
    <div role="status" className="grid gap-1 text-lg font-medium text-stage-warn empty:hidden">
      {lines.map((line) => (
        <p key={line} data-unwatched className="flex items-start gap-2">
          <AlertIcon className="mt-1 size-5" />
          {line}
        </p>
      ))}
    </div>
  );
}
