'use client';

import { lasting } from '@/lib/i18n/alert-words';
import { formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { BedsideButton } from './bedside-button';
import { useLowBattery } from './use-battery';
import { useWakeLock } from './use-wake-lock';

interface BedsideNotesProps {
  /** Tries to be heard; null when the browser lets it be heard. */
  onSound: (() => void) | null;
  /** How long the device slept, ms; null when it did not. */
  sleptMs: number | null;
  onSleepNoted: () => void;
  locale: Locale;
}

/** What may keep this device from waking anybody. */
export function BedsideNotes({ onSound, sleptMs, onSleepNoted, locale }: BedsideNotesProps) {
  const text = words(locale).bedside;
  const wakeLock = useWakeLock();
  const battery = useLowBattery();
  return (
    <div role="status" data-wake-lock={wakeLock} className="grid gap-2 text-stage-warn empty:hidden">
      {wakeLock === 'missing' ? <p>{text.noWakeLock}</p> : null}
      {wakeLock === 'refused' ? <p>{text.wakeLockRefused}</p> : null}
      {battery === null ? null : <p>{text.battery(formatShare(battery, locale))}</p>}
      {onSound === null ? null : (
        <NoteWithButton note={text.muffled} button={text.unmuffle} onPress={onSound} />
      )}
      {sleptMs === null ? null : (
        <NoteWithButton
          note={text.slept(lasting(Math.round(sleptMs / 1_000), locale))}
          button={text.noted}
          onPress={onSleepNoted}
        />
      )}
    </div>
  );
}

function NoteWithButton({ note, button, onPress }: { note: string; button: string; onPress: () => void }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p>{note}</p>
      <BedsideButton onClick={onPress}>{button}</BedsideButton>
    </div>
  );
}
