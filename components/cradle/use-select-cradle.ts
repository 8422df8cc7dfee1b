import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';

/** Chooses the cradle that pages are about, and shows the page `next` of it. */
export function useSelectCradle(next: string, locale: Locale) {
  const [error, setError] = useState<string | null>(null);

  async function select(uuid: string): Promise<void> {
    setError(null);
    const result = await postJson('/select_cradle', { uuid }, locale);
    if (result.ok) window.location.assign(next);
    else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  return { error, select: (uuid: string) => void select(uuid) };
}
