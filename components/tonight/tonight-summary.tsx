'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { isOpen } from '@/lib/tonight/check';
import { AlertIcon, CheckIcon, ClockIcon, NextIcon, QuestionIcon } from '../ui/icons';

import { type Tonight, useTonight } from './use-tonight';

const ASK_MS = 30_000;

interface TonightSummaryProps {
  userId: number;
  /** The page around it has found out that the server cannot be reached. */
  lost: boolean;
  locale: Locale;
}

/** One line above the picture: whether the night is looked after, and the way to what is not. */
export function TonightSummary({ userId, lost, locale }: TonightSummaryProps) {
  const { answer, link: ownLink } = useTonight({ userId, everyMs: ASK_MS, locale });
  const link = lost ? 'lost' : ownLink;
  const { look, Icon, sentence } = describe({ answer, link }, locale);
  return (
    <a
      href="/tonight"
      data-tonight-summary={link}
      className={`inline-flex min-h-11 items-center gap-2 rounded-full px-4 text-left font-medium ${look}`}
    >
      <Icon className="size-5" />
      {sentence}
      <NextIcon className="size-4" />
    </a>
  );
}

function describe({ answer, link }: Tonight, locale: Locale) {
  const text = words(locale).tonight;
  if (link === 'lost') return { look: 'bg-warn-soft text-warn', Icon: QuestionIcon, sentence: text.lost };
  if (link === 'checking' || answer === null)
    return { look: 'text-muted', Icon: ClockIcon, sentence: text.checking };
  if (answer.ready) return { look: 'bg-good-soft text-good', Icon: CheckIcon, sentence: text.ready };
  const open = answer.checks.filter(isOpen).length;
  return { look: 'bg-warn-soft text-warn', Icon: AlertIcon, sentence: text.notReady(open) };
}
