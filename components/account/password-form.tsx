'use client';

import { type FormEvent, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { postJson } from '../form/post-json';
import { leaveSignedOut } from '../form/session-probe';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { PasswordField } from '../ui/password-field';
import { fitsLength, PASSWORD_LENGTH } from './account-rules';

/** Asks for the old password: a phone that lies about unlocked must not be enough. */
export function PasswordForm({ locale, onChanged }: { locale: Locale; onChanged: () => void }) {
  const { password: text } = words(locale).accountPage;
  const { account, register } = words(locale);
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ ok: boolean; message: string } | null>(null);

  async function change(data: FormData): Promise<void> {
    const fields = { current_password: data.get('current_password'), new_password: data.get('new_password') };
    if (!fitsLength(String(fields.new_password), PASSWORD_LENGTH))
      return setOutcome({ ok: false, message: text.tooShort });
    setBusy(true);
    const result = await postJson('/api/password', fields, locale);
    setBusy(false);
    if (!result.ok && result.status === 401) return leaveSignedOut();
    setOutcome({ ok: result.ok, message: result.ok ? text.done : result.message });
    if (!result.ok) return;
    form.current?.reset();
    onChanged();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!busy) void change(new FormData(event.currentTarget));
  }

  const eyes = { showLabel: account.showPassword, hideLabel: account.hidePassword, required: true };
  return (
    <form ref={form} onSubmit={onSubmit} className="grid gap-4">
      <PasswordField
        {...eyes}
        id="current_password"
        name="current_password"
        label={text.current}
        autoComplete="current-password"
      />
      <PasswordField
        {...eyes}
        id="new_password"
        name="new_password"
        label={text.next}
        autoComplete="new-password"
        hint={register.passwordRule(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)}
      />
      <div role={outcome?.ok === false ? 'alert' : 'status'} className="empty:absolute">
        {outcome === null ? null : (
          <Notice tone={busy ? 'past' : outcome.ok ? 'good' : 'danger'}>{outcome.message}</Notice>
        )}
      </div>
      <Button type="submit" busy={busy}>
        {busy ? text.submitting : text.submit}
      </Button>
    </form>
  );
}
