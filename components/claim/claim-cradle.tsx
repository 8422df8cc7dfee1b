'use client';

import { useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { RegisterCradleForm } from '../cradle/register-cradle-form';
import { QrCamera } from './qr-camera';
import { QrPhoto } from './qr-photo';

interface ClaimCradleProps {
  /** The page to go to with the cradle. */
  next: string;
  locale: Locale;
  initialError: string | null;
}

/** Every way to say which cradle it is: what camera or photo find goes through the form that is there for typing. */
export function ClaimCradle({ next, locale, initialError }: ClaimCradleProps) {
  const text = words(locale).scan;
  const inputRef = useRef<HTMLInputElement>(null);

  function claim(uuid: string): void {
    const input = inputRef.current;
    if (input === null) return;
    input.value = uuid;
    input.form?.requestSubmit();
  }

  return (
    <div className="grid gap-6">
      <section aria-labelledby="scan-title" className="grid gap-3">
        <div>
          <h2 id="scan-title" className="text-xl font-bold">
            {text.title}
          </h2>
          <p className="text-muted">{text.hint}</p>
        </div>
        <QrCamera onFound={claim} locale={locale} />
        <QrPhoto onFound={claim} locale={locale} />
      </section>
      <section aria-labelledby="type-title" className="grid gap-3 border-t border-line pt-5">
        <h2 id="type-title" className="text-xl font-bold">
          {text.or}
        </h2>
        <RegisterCradleForm next={next} inputRef={inputRef} locale={locale} initialError={initialError} />
      </section>
    </div>
  );
}
