'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** The last pictures and readings are stored a moment after they came, in ms. */
const STORED_AFTER_MS = 3_000;

interface RecordingEndProps {
  /** Until the recording is complete, in ms. */
  leftMs: number;
  /** Somebody looks at what there is: the page is not made anew under their hands. */
  isUsed: boolean;
  locale: Locale;
}

/** Says that there is more to come, and has the page made anew when all of it is there. */
export function RecordingEnd({ leftMs, isUsed, locale }: RecordingEndProps) {
  const text = words(locale).replay;
  const [complete, setComplete] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setComplete(true), leftMs + STORED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [leftMs]);

  useEffect(() => {
    if (complete && !isUsed) window.location.reload();
  }, [complete, isUsed]);

  if (!complete || !isUsed) return <Notice tone="warn">{text.recording}</Notice>;
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-3">
      <p className="font-medium">{text.complete}</p>
      <Button variant="outline" onClick={() => window.location.reload()}>
        {text.showAll}
      </Button>
    </div>
  );
}
