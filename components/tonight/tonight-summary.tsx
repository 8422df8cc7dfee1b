'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon, CheckIcon, QuestionIcon } from '../ui/icons';
import { isOpen } from './tonight-groups';
import { useTonight } from './use-tonight';

const ASK_MS = 30_000;

/** One line above the picture: whether the night is looked after, and the way to what is not. */
export function TonightSummary({ userId, locale }: { userId: number; locale: Locale }) {
  const text = words(locale).tonight;
  const { answer, lost } = useTonight({ userId, initial: null, everyMs: ASK_MS, locale });
  const fine = answer?.ready === true && !lost;
  const open = answer?.checks.filter(isOpen).length ?? 0;
  const Icon = fine ? CheckIcon : answer === null || lost ? QuestionIcon : AlertIcon;
  return (
    <a
      href="/tonight"
      className={`inline-flex min-h-11 items-center gap-2 rounded-full px-4 font-medium ${fine ? 'text-good' : answer === null || lost ? 'text-muted' : 'bg-warn-soft text-warn'}`}
    >
      <Icon className="size-5" />
      {fine ? text.ready : answer === null || lost ? text.title : text.notReady(open)}
    </a>
  );
}
