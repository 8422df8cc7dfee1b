import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon, CheckIcon, ClockIcon, type IconProps, QuestionIcon } from '../ui/icons';

/** How the night stands: also that this is being found out, and that nobody knows. */
export type TonightState = 'checking' | 'ready' | 'open' | 'lost';

interface TonightHeadlineProps {
  state: TonightState;
  /** How many things somebody has to look at. */
  open: number;
  locale: Locale;
}

const LOOKS = {
  checking: { Icon: ClockIcon, look: 'bg-sunken text-muted' },
  ready: { Icon: CheckIcon, look: 'bg-good-soft text-good' },
  open: { Icon: AlertIcon, look: 'bg-warn-soft text-warn' },
  lost: { Icon: QuestionIcon, look: 'bg-danger-soft text-danger' },
} as const satisfies Record<TonightState, { Icon: (props: IconProps) => React.ReactNode; look: string }>;

/** The one sentence that matters. It is said again only when it changes. */
export function TonightHeadline({ state, open, locale }: TonightHeadlineProps) {
  const text = words(locale).tonight;
  const { Icon, look } = LOOKS[state];
  const sentences = {
    checking: [text.checking, text.checkingHint],
    ready: [text.ready, text.readyHint],
    open: [text.notReady(open), text.notReadyHint],
    lost: [text.lost, text.lostHint],
  } as const satisfies Record<TonightState, readonly [string, string]>;
  const [headline, hint] = sentences[state];
  return (
    <div className="grid justify-items-center gap-3 pt-2 text-center">
      <span className={`flex size-20 items-center justify-center rounded-full ${look}`}>
        <Icon className="size-10" />
      </span>
      <div role="status">
        <p className="text-3xl font-bold tracking-tight text-balance">{headline}</p>
        <p className="mt-1 text-muted">{hint}</p>
      </div>
    </div>
  );
}
