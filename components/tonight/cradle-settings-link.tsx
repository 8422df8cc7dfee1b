'use client';

import type { MouseEvent } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { useSelectCradle } from '../cradle/use-select-cradle';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';

const PATH = '/alert_settings';

/** That page is about the cradle that was chosen last: this one is chosen first. */
export function CradleSettingsLink({ uuid, locale }: { uuid: string; locale: Locale }) {
  const { error, select } = useSelectCradle(PATH, locale);

  function onClick(event: MouseEvent): void {
    event.preventDefault();
    select(uuid);
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
