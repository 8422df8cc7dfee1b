import type { WireCheck } from '@/lib/contracts/tonight';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { CheckReason } from '@/lib/tonight/check';
import { ButtonLink } from '../ui/button';
import { CradleSettingsLink } from './cradle-settings-link';
import { EmailAction } from './email-action';
import { PushAction } from './push-action';

/** Where it is mended, if not right here; what is at the cradle or the server itself is mended there. */
const LINKS = {
  no_cradle: { href: '/register_cradle', link: 'cradle' },
  email_missing: { href: '/notifications', link: 'reach' },
  email_refused: { href: '/notifications', link: 'reach' },
} as const satisfies Partial<Record<CheckReason, { href: string; link: 'cradle' | 'reach' }>>;

/** In the settings of the cradle that the check is about. */
const IN_SETTINGS: readonly CheckReason[] = ['not_in_use', 'offline_ignored', 'muted'];
const BY_MAIL_TEST: readonly (CheckReason | null)[] = [null, 'email_unproven', 'email_failed'];

interface CheckActionProps {
  check: WireCheck;
  userId: number;
  locale: Locale;
  onChange(): void;
}

/** What a parent can do about a check with one press. Tests stay when all is well, so that the focus stays too. */
export function CheckAction({ check, userId, locale, onChange }: CheckActionProps) {
  const { id, state, reason, cradle_uuid: uuid } = check;
  if (state === 'off' && uuid === null) return null;
  if (id === 'push' && reason !== 'push_unread') return <PushAction {...{ userId, locale, onChange }} />;
  if (id === 'email' && BY_MAIL_TEST.includes(reason)) return <EmailAction {...{ locale, onChange }} />;
  if (reason === null) return null;
  if (uuid !== null && IN_SETTINGS.includes(reason)) return <CradleSettingsLink {...{ uuid, locale }} />;
  if (!isLinked(reason)) return null;
  const { href, link } = LINKS[reason];
  return (
    <ButtonLink href={href} variant="outline" className="justify-self-start">
      {words(locale).tonight.links[link]}
    </ButtonLink>
  );
}

function isLinked(reason: CheckReason): reason is keyof typeof LINKS {
  return reason in LINKS;
}
