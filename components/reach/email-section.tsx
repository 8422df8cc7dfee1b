'use client';

import type { FormEvent } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import type { EmailState } from './email-state';
import { useEmailAddress } from './use-email-address';

interface EmailSectionProps {
  initial: EmailState;
  locale: Locale;
}

/** Where a caregiver is told by e-mail. */
export function EmailSection({ initial, locale }: EmailSectionProps) {
  const text = words(locale).reach.email;
  const { state, busy, error, news, formRef, send, remove } = useEmailAddress(initial, locale);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    send(String(new FormData(event.currentTarget).get('address') ?? '').trim());
  }

  return (
    <section aria-labelledby="email-title" className="grid gap-3">
      <h2 id="email-title" className="text-lg font-bold">
        {text.title}
      </h2>
      <AddressState state={state} locale={locale} />
      {state.can_send ? (
        <form ref={formRef} onSubmit={onSubmit} noValidate className="grid gap-3">
          <Field
            id="address"
            name="address"
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            label={text.label}
            hint={text.hint}
            error={error ?? undefined}
            defaultValue={state.confirmed ? '' : (state.address ?? '')}
          />
          <Button type="submit" variant="outline" busy={busy !== null}>
            {busy === 'send' ? text.submitting : isWaiting(state) ? text.again : text.submit}
          </Button>
        </form>
      ) : null}
      {state.address === null ? null : (
        <Button variant="quiet" busy={busy !== null} onClick={remove}>
          {busy === 'remove' ? text.removing : text.remove}
        </Button>
      )}
      <div role="alert" className="empty:absolute">
        {error === null || state.can_send ? null : <Notice tone="danger">{error}</Notice>}
      </div>
      <div role="status" className="empty:absolute">
        {news === null ? null : <Notice tone="good">{news}</Notice>}
      </div>
    </section>
  );
}

function isWaiting({ address, confirmed }: EmailState): boolean {
  return address !== null && !confirmed;
}

function AddressState({ state, locale }: { state: EmailState; locale: Locale }) {
  const text = words(locale).reach.email;
  const { address, confirmed, can_send: canSend, new_address: newAddress, refused } = state;
  return (
    <>
      {canSend ? null : <Notice tone="warn">{text.cannotSend}</Notice>}
      {address === null ? null : confirmed ? (
        <Notice tone={refused || !canSend ? 'warn' : 'good'}>
          {refused ? `${address} · ${text.refused}` : text.confirmed(address)}
        </Notice>
      ) : (
        <Notice tone="warn">{text.unconfirmed(address)}</Notice>
      )}
      {newAddress === null ? null : <p className="font-medium">{text.waiting(newAddress)}</p>}
    </>
  );
}
