'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { DEFAULT_LOCALE, type Locale, parseLocale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';

const never = (): (() => void) => () => undefined;

/** The language of the page around us: an error page gets no props of ours. */
function usePageLocale(): Locale {
  return useSyncExternalStore(
    never,
    () => parseLocale(document.documentElement.lang),
    () => DEFAULT_LOCALE,
  );
}

export default function ErrorPage() {
  const text = words(usePageLocale()).failure;
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-center gap-4 px-6 text-center">
      <h1 className="text-2xl font-bold">{text.title}</h1>
      <p className="text-muted">{text.body}</p>
      <Button size="large" onClick={() => window.location.reload()}>
        {text.retry}
      </Button>
    </main>
  );
}
