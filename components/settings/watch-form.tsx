'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { useWatchForm } from './use-watch-form';

interface WatchFormProps {
  uuid: string;
  initially: boolean;
  locale: Locale;
}

/** Whether a cradle is watched at all. */
export function WatchForm({ uuid, initially, locale }: WatchFormProps) {
  const { watching: text } = words(locale);
  const { inUse, error, news, busy, errorRef, toggle } = useWatchForm({ uuid, initially, locale });
  return (
    <Card className="grid gap-4">
      <h2 className="text-xl font-bold">{text.title}</h2>
      {inUse ? <p>{text.inUse}</p> : <Notice tone="warn">{text.notInUse}</Notice>}
      <Button variant={inUse ? 'outline' : 'primary'} busy={busy} onClick={toggle}>
        {busy ? text.saving : inUse ? text.stop : text.start}
      </Button>
      <p className="text-sm text-muted">{text.notInUseHint}</p>
      <FormError error={error} past={busy} ref={errorRef} />
      <div role="status" className="empty:absolute">
        {news === null ? null : <Notice tone="good">{news}</Notice>}
      </div>
    </Card>
  );
}
