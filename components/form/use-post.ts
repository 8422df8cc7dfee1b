import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from './post-json';
import { leaveSignedOut } from './session-probe';
import { useError } from './use-error';

/** Posts for a reader who is signed in; who is not any more is led to sign in again. */
export function usePost(locale: Locale) {
  const [busy, setBusy] = useState(false);
  const [error, tellError] = useError();

  /** @returns whether it was done. */
  async function post(path: string, fields: object): Promise<boolean> {
    setBusy(true);
    const result = await postJson(path, fields, locale);
    setBusy(false);
    if (!result.ok && result.status === 401) leaveSignedOut();
    else tellError(result.ok ? null : result.message);
    return result.ok;
  }

  return { busy, error, post };
}
