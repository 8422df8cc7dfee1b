'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PasswordField } from '../ui/password-field';
import { Rule } from '../ui/rule';
import { fitsLength, PASSWORD_LENGTH, USERNAME_LENGTH } from './account-rules';
import { rememberRegistered } from './just-registered';
import { useUsernameCheck } from './use-username-check';
import { UsernameAnswer } from './username-answer';

const PATH = '/register';

/** A keyboard that completes words leaves a blank behind them, which nobody sees. */
function toFields(form: FormData): object {
  return { username: String(form.get('username')).trim(), password: form.get('password') };
}

export function RegisterForm({ locale, initialError }: { locale: Locale; initialError: string | null }) {
  const { register, account } = words(locale);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const check = useUsernameCheck(username);
  const post = useFormPost({
    path: PATH,
    locale,
    toFields,
    next: '/login',
    onSuccess: rememberRegistered,
    initialError,
  });
  const marks = { metLabel: register.ruleMet, openLabel: register.ruleOpen };

  return (
    <form method="post" action={PATH} onSubmit={post.onSubmit} className="grid gap-5">
      <FormError error={post.error} ref={post.errorRef} />
      <Field
        id="username"
        name="username"
        label={account.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-invalid={check === 'taken' || undefined}
        onInput={(event) => setUsername(event.currentTarget.value)}
        hint={
          <>
            <Rule
              {...marks}
              met={fitsLength(username.trim(), USERNAME_LENGTH)}
              text={register.usernameRule(USERNAME_LENGTH.min, USERNAME_LENGTH.max)}
            />
            <UsernameAnswer check={check} text={register} />
          </>
        }
      />
      <PasswordField
        id="password"
        name="password"
        label={account.password}
        showLabel={account.showPassword}
        hideLabel={account.hidePassword}
        autoComplete="new-password"
        required
        onInput={(event) => setPassword(event.currentTarget.value)}
        hint={
          <Rule
            {...marks}
            met={fitsLength(password, PASSWORD_LENGTH)}
            text={register.passwordRule(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max)}
          />
        }
      />
      <p className="rounded-control bg-sunken px-4 py-3">{words(locale).common.safety}</p>
      <Button type="submit" size="large" busy={post.busy}>
        {post.busy ? register.submitting : register.submit}
      </Button>
    </form>
  );
}
