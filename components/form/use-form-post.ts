'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from './post-json';
import { useError } from './use-error';

interface FormPost {
  path: string;
  locale: Locale;
  /** What to send, made of the form's fields. */
  toFields: (form: FormData) => object;
  /** What is wrong with it before it is sent; null when nothing is. */
  check?: (form: FormData) => string | null;
  /** What the page itself says of a refusal, by its code, instead of what the server says. */
  refusals?: Partial<Record<string, string>>;
  /** Where to go when it worked: a full navigation, so that the next page knows the new session. */
  next: string | (() => Promise<string>);
  onSuccess?: () => void;
  /** What a page that a plain form came back to has to say. */
  initialError: string | null;
}

/** Sends a form as JSON. Without JavaScript the form's own method and action do the same. */
export function useFormPost(form: FormPost) {
  const { path, locale, toFields, check, refusals = {}, next, onSuccess, initialError } = form;
  const [error, tellError] = useError(initialError);
  const [busy, setBusy] = useState(false);
  const errorRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (error !== null) errorRef.current?.focus();
  }, [error]);

  async function submit(fields: FormData): Promise<void> {
    const wrong = check?.(fields) ?? null;
    if (wrong !== null) return tellError(wrong);
    setBusy(true);
    const result = await postJson(path, toFields(fields), locale);
    if (result.ok) {
      onSuccess?.();
      // Stays busy: the page is leaving.
      window.location.assign(typeof next === 'string' ? next : await next());
      return;
    }
    setBusy(false);
    tellError(refusals[result.code ?? ''] ?? result.message);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!busy) void submit(new FormData(event.currentTarget));
  }

  return { error, errorRef, busy, onSubmit };
}
