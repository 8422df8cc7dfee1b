import type { WireCheck } from '@/lib/contracts/tonight';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { CheckReason, CheckState } from '@/lib/tonight/check';
import { AlertIcon, CheckIcon, DotIcon, type IconProps, QuestionIcon } from '../ui/icons';

const LOOKS = {
  ok: { Icon: CheckIcon, look: 'bg-good-soft text-good' },
  problem: { Icon: AlertIcon, look: 'bg-danger-soft text-danger' },
  unknown: { Icon: QuestionIcon, look: 'bg-warn-soft text-warn' },
  off: { Icon: DotIcon, look: 'bg-sunken text-muted' },
} as const satisfies Record<CheckState, { Icon: (props: IconProps) => React.ReactNode; look: string }>;

type Cure = 'settings' | 'reach' | 'cradle' | 'test';

/** Where it is mended; nowhere in these pages for what is at the cradle or the server itself. */
const CURES: Partial<Record<CheckReason, { href: string; cure: Cure }>> = {
  no_cradle: { href: '/register_cradle', cure: 'cradle' },
  offline_ignored: { href: '/alert_settings', cure: 'settings' },
  muted: { href: '/alert_settings', cure: 'settings' },
  push_missing: { href: '/notifications', cure: 'reach' },
  push_unproven: { href: '#test', cure: 'test' },
  email_missing: { href: '/notifications', cure: 'reach' },
  email_refused: { href: '/notifications', cure: 'reach' },
};

/** One thing that has to be fine: whether it is, and if not what that means and what to do. */
export function CheckRow({ check, now, locale }: { check: WireCheck; now: number; locale: Locale }) {
  const text = words(locale).tonight;
  const { Icon, look } = LOOKS[check.state];
  const label = text.checks[check.id];
  const age = check.at === null ? null : formatAge(Math.max(0, now - Date.parse(check.at)), locale);
  return (
    <li data-check={check.id} data-check-state={check.state} className="flex items-start gap-3 py-2">
      <span className={`flex size-9 shrink-0 items-center justify-center rounded-full ${look}`}>
        <Icon className="size-5" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-h-9 flex-wrap items-center justify-between gap-x-3">
          <span className="font-semibold">{label}</span>
          <span className="text-sm text-muted">{text.states[check.state]}</span>
        </p>
        {check.reason === null ? null : <Reason reason={check.reason} of={{ label, age }} locale={locale} />}
      </div>
    </li>
  );
}

interface ReasonProps {
  reason: CheckReason;
  of: { label: string; age: string | null };
  locale: Locale;
}

function Reason({ reason, of, locale }: ReasonProps) {
  const text = words(locale).tonight;
  const cure = CURES[reason];
  return (
    <>
      <p>{text.reasons[reason](of)}</p>
      <p className="text-sm text-muted empty:hidden">{text.cures[reason]}</p>
      {cure === undefined ? null : (
        <a href={cure.href} className="inline-flex min-h-11 items-center font-medium text-accent underline">
          {text.links[cure.cure]}
        </a>
      )}
    </>
  );
}
