'use client';

import { type MouseEvent, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';

const PATH = '/alert_settings';

/** That page is about the cradle that was chosen last: this one is chosen first. */
export function CradleSettingsLink({ uuid, locale }: { uuid: string; locale: Locale }) {
  const [error, setError] = useState<string | null>(null);

  async function open(): Promise<void> {
    setError(null);
    const result = await postJson('/select_cradle', { uuid }, locale);
    if (result.ok) window.location.assign(PATH);
    else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  function onClick(event: MouseEvent): void {
    event.preventDefault();
    void open();
  }

  return (
    <>
      <ButtonLink href={PATH} onClick={onClick} variant="outline" className="justify-self-start">
        {words(locale).tonight.links.settings}
      </ButtonLink>
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
    </>
  );
}
