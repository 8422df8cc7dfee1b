'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { takeNote } from '../form/left-note';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';
import { CheckField } from '../ui/check-field';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { PasswordField } from '../ui/password-field';
import { forgetAskedPage } from './asked-page';
import { findFirstPage } from './first-page';

const PATH = '/login';

function toFields(form: FormData): object {
  return {
    username: form.get('username'),
    password: form.get('password'),
    remember: form.get('remember') !== null,
  };
}

interface LoginFormProps {
  locale: Locale;
  /** The page of ours that was asked for before; null when none was. */
  asked: string | null;
  /** The server saw the sign-up of a plain form; one by script is remembered in this tab. */
  registered: boolean;
  initialError: string | null;
}

export function LoginForm({ locale, asked, registered: registeredByForm, initialError }: LoginFormProps) {
  const { login, account } = words(locale);
  const [registered, setRegistered] = useState(registeredByForm);
  const post = useFormPost({
    path: PATH,
    locale,
    toFields,
    next: asked ?? findFirstPage,
    onSuccess: forgetAskedPage,
    initialError,
  });

  useEffect(() => {
    if (takeNote('registered')) setRegistered(true);
  }, []);

  return (
    <form method="post" action={PATH} onSubmit={post.onSubmit} className="grid gap-5">
      {registered && post.error === null ? (
        <Notice tone="good" role="status">
          {login.registered}
        </Notice>
      ) : null}
      <FormError error={post.error} past={post.busy} ref={post.errorRef} />
      <Field
        id="username"
        name="username"
        label={account.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        id="password"
        name="password"
        label={account.password}
        showLabel={account.showPassword}
        hideLabel={account.hidePassword}
        autoComplete="current-password"
        required
      />
      <CheckField id="remember" name="remember" label={login.remember} hint={login.rememberHint} />
      <Button type="submit" size="large" busy={post.busy}>
        {post.busy ? login.submitting : login.submit}
      </Button>
    </form>
  );
}
