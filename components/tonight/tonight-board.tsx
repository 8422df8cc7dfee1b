'use client';

import type { WireTonight } from '@/lib/contracts/tonight';
import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isOpen } from '@/lib/tonight/check';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { CheckRow } from './check-row';
import { type CheckGroup, groupChecks, isIdle, withoutFine } from './tonight-groups';
import { TonightHeadline, type TonightState } from './tonight-headline';
import { type Tonight, useTonight } from './use-tonight';

const ASK_MS = 5_000;

interface TonightBoardProps {
  userId: number;
  /** As it was when the page was made, before anything was known of this browser. */
  initial: WireTonight;
  cradles: readonly { uuid: string; name: string | null }[];
  locale: Locale;
}

/** Everything that has to be fine for the night, what is not so first. */
export function TonightBoard({ userId, initial, cradles, locale }: TonightBoardProps) {
  const { answer, link, askAgain } = useTonight({ userId, everyMs: ASK_MS, locale });
  const { checks, now } = answer ?? initial;
  const isFromNow = link === 'known' || (link === 'checking' && answer === null);
  const state = stateOf({ answer, link });
  return (
    <div className="grid gap-5" data-tonight={state}>
      <TonightHeadline state={state} open={checks.filter(isOpen).length} locale={locale} />
      <p className="text-center text-sm text-muted">
        {words(locale).tonight.refreshed} <LocalTime at={Date.parse(now)} style="seconds" locale={locale} />
      </p>
      <div className="grid items-start gap-5 md:grid-cols-2">
        {groupChecks(isFromNow ? checks : withoutFine(checks)).map(({ key, about, checks: inGroup }) => (
          <Card key={key}>
            <h2 className="mb-1 text-lg font-bold">{nameOf(about, cradles, locale)}</h2>
            <ul className="divide-y divide-line">
              {inGroup.map((check) => (
                <CheckRow
                  key={check.id}
                  {...{ check, userId, locale }}
                  idle={isIdle(check, checks)}
                  now={Date.parse(now)}
                  onChange={askAgain}
                />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </div>
  );
}

function stateOf({ answer, link }: Tonight): TonightState {
  if (link !== 'known') return link;
  return answer?.ready === true ? 'ready' : 'open';
}

function nameOf(about: CheckGroup['about'], cradles: TonightBoardProps['cradles'], locale: Locale): string {
  if (about.is !== 'cradle') return words(locale).tonight[about.is];
  return cradleLabel(cradles.find(({ uuid }) => uuid === about.uuid) ?? { uuid: about.uuid, name: null });
}
