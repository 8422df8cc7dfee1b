import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from './post-json';
import { leaveSignedOut } from './session-probe';

/** Posts for a reader who is signed in; who is not any more is led to sign in again. */
export function usePost(locale: Locale) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  /** @returns whether it was done. */
  async function post(path: string, fields: object): Promise<boolean> {
    setBusy(true);
    setError(null);
    const result = await postJson(path, fields, locale);
    setBusy(false);
    if (result.ok) return true;
    if (result.status === 401) leaveSignedOut();
    else setError(result.message);
    return false;
  }

  return { busy, error, post, clearError: () => setError(null) };
}
