'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { takeNote } from '../form/left-note';
import { Notice } from '../ui/notice';

/** Says that a cradle was deleted a moment ago: the page that asked for it is left by then. */
export function DeletedNotice({ locale }: { locale: Locale }) {
  const [deleted, setDeleted] = useState(false);

  useEffect(() => {
    if (takeNote('deleted')) setDeleted(true);
  }, []);

  return (
    <div role="status" className="empty:absolute">
      {deleted ? <Notice tone="good">{words(locale).deletion.done}</Notice> : null}
    </div>
  );
}
