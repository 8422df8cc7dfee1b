'use client';

import { type FormEvent, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { Button } from '../ui/button';

const PATH = '/logout';

/** Without JavaScript the form asks for GET /logout, which ends the session too. */
export function SignOut({ locale }: { locale: Locale }) {
  const [error, setError] = useState<string | null>(null);

  async function signOut(): Promise<void> {
    const result = await postJson(PATH, null, locale);
    if (result.ok) leaveSignedOut();
    else setError(result.message);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setError(null);
    void signOut();
  }

  return (
    <form action={PATH} onSubmit={onSubmit} className="relative">
      <Button type="submit" variant="quiet">
        {words(locale).common.signOut}
      </Button>
      <p
        role="alert"
        className={
          error === null
            ? 'sr-only'
            : 'absolute right-0 z-20 w-60 rounded-control bg-danger-soft p-3 text-sm text-danger shadow-card'
        }
      >
        {error}
      </p>
    </form>
  );
}
