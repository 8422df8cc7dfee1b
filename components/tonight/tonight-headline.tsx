import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon, CheckIcon, QuestionIcon } from '../ui/icons';

interface TonightHeadlineProps {
  ready: boolean;
  /** How many things somebody has to look at. */
  open: number;
  lost: boolean;
  locale: Locale;
}

/** The one sentence that matters. It is said again only when it changes. */
export function TonightHeadline({ ready, open, lost, locale }: TonightHeadlineProps) {
  const text = words(locale).tonight;
  const fine = ready && !lost;
  const Icon = lost ? QuestionIcon : fine ? CheckIcon : AlertIcon;
  return (
    <div className="grid justify-items-center gap-2 text-center">
      <span
        className={`flex size-20 items-center justify-center rounded-full ${fine ? 'bg-good-soft text-good' : 'bg-danger-soft text-danger'}`}
      >
        <Icon className="size-10" />
      </span>
      <div role="status">
        <p className="text-3xl font-bold tracking-tight text-balance">
          {lost ? text.states.unknown : fine ? text.ready : text.notReady(open)}
        </p>
        <p className={`mt-1 text-balance ${lost ? 'font-semibold text-danger' : 'text-muted'}`}>
          {lost ? text.lost : fine ? text.readyHint : text.notReadyHint}
        </p>
      </div>
    </div>
  );
}
