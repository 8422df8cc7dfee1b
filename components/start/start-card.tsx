'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePushDevice } from '../reach/use-push-device';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { dismissStart, isStartDismissed } from './dismissed';
import { stepStates, stepsLeft } from './steps';

interface StartCardProps {
  userId: number;
  /** Whether a test was ever shown; null while the database cannot tell. */
  testShown: boolean | null;
  locale: Locale;
}

/** What is left of the first run, on the page of a cradle, until it is done or the parent wants no more of it. */
export function StartCard({ userId, testShown, locale }: StartCardProps) {
  const text = words(locale).start;
  const { state } = usePushDevice({ userId, locale });
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || state.is === 'checking' || isStartDismissed(userId)) return null;
  const left = stepsLeft(stepStates({ hasCradle: true, push: state.is, testShown }));
  if (left.length === 0) return null;
  return (
    <Card className="mt-4 grid gap-3">
      <h2 data-start-card className="text-lg font-bold">
        {text.card.title}
      </h2>
      <p>{text.card.body(left.map((step) => text.steps[step].title).join(' · '))}</p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/start" variant="outline">
          {text.card.go}
        </ButtonLink>
        <Button
          variant="quiet"
          onClick={() => {
            dismissStart(userId);
            setDismissed(true);
          }}
        >
          {text.card.dismiss}
        </Button>
      </div>
    </Card>
  );
}
