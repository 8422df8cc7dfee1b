import type { WireCheck } from '@/lib/contracts/tonight';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { CheckState } from '@/lib/tonight/check';
import { AlertIcon, CheckIcon, DotIcon, type IconProps, QuestionIcon } from '../ui/icons';
import { CheckAction } from './check-action';
import { reasonText } from './reason-text';

const LOOKS = {
  ok: { Icon: CheckIcon, look: 'bg-good-soft text-good' },
  problem: { Icon: AlertIcon, look: 'bg-danger-soft text-danger' },
  unknown: { Icon: QuestionIcon, look: 'bg-warn-soft text-warn' },
  off: { Icon: DotIcon, look: 'bg-sunken text-muted' },
} as const satisfies Record<CheckState, { Icon: (props: IconProps) => React.ReactNode; look: string }>;

interface CheckRowProps {
  check: WireCheck;
  /** There is no cradle yet that it could be about. */
  idle: boolean;
  /** The server's, wall ms. */
  now: number;
  userId: number;
  locale: Locale;
  /** Something was done about it. */
  onChange(): void;
}

/** One thing that has to be fine: whether it is, and if not what that means and what to do. */
export function CheckRow({ check, idle, now, userId, locale, onChange }: CheckRowProps) {
  const text = words(locale).tonight;
  const { id, state, reason } = check;
  const { Icon, look } = LOOKS[state];
  return (
    <li data-check={id} data-check-state={state} className="flex items-start gap-3 py-3">
      <span className={`flex size-9 shrink-0 items-center justify-center rounded-full ${look}`}>
        <Icon className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex min-h-9 flex-wrap items-center justify-between gap-x-3">
          <span className="font-semibold">{text.checks[id]}</span>
          <span className="text-sm text-muted">{idle ? null : text.states[state]}</span>
        </p>
        <p className={`empty:hidden ${reason === null || state === 'off' ? 'text-sm text-muted' : ''}`}>
          {idle ? text.idle : reasonText(check, now, locale)}
        </p>
        <p className="text-sm text-muted empty:hidden">{reason === null ? null : text.cures[reason]}</p>
        <div className="mt-1 grid gap-3 empty:hidden">
          <CheckAction {...{ check, userId, locale, onChange }} />
        </div>
      </div>
    </li>
  );
}
