'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { leaveNote } from '../form/left-note';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PasswordField } from '../ui/password-field';
import { Rule } from '../ui/rule';
import { fitsLength, PASSWORD_LENGTH, USERNAME_LENGTH } from './account-rules';
import { findSignUpProblems, type SignUpFields } from './sign-up-problems';
import { useUsernameCheck } from './use-username-check';
import { UsernameAnswer } from './username-answer';

const PATH = '/register';

/** A keyboard that completes words leaves a blank behind them, which nobody sees. */
function toFields(form: FormData): SignUpFields {
  return { username: String(form.get('username')).trim(), password: String(form.get('password')) };
}

export function RegisterForm({ locale, initialError }: { locale: Locale; initialError: string | null }) {
  const { register, account } = words(locale);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  /** How often the form was held back; what is wrong is marked from the first time on. */
  const [heldBack, setHeldBack] = useState(0);
  const formRef = useRef<HTMLFormElement>(null);
  const check = useUsernameCheck(username);
  const post = useFormPost({
    path: PATH,
    locale,
    toFields,
    next: '/login',
    onSuccess: () => leaveNote('registered'),
    initialError,
  });
  const problems = heldBack === 0 ? {} : findSignUpProblems({ username, password }, register);

  useEffect(() => {
    if (heldBack > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [heldBack]);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    // A browser may have filled it before it was asked what it holds.
    const entered = toFields(new FormData(event.currentTarget));
    setUsername(entered.username);
    setPassword(entered.password);
    const isWrong = Object.keys(findSignUpProblems(entered, register)).length > 0;
    // Once it was sent, the name is taken by this very parent.
    if (!post.busy && (isWrong || check === 'taken')) {
      event.preventDefault();
      setHeldBack((times) => times + 1);
    } else post.onSubmit(event);
  }

  const marks = { metLabel: register.ruleMet, openLabel: register.ruleOpen };

  return (
    <form method="post" action={PATH} ref={formRef} onSubmit={onSubmit} className="grid gap-5">
      <FormError error={post.error} past={post.busy} ref={post.errorRef} />
      <Field
        id="username"
        name="username"
        label={account.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        aria-invalid={check === 'taken' || undefined}
        error={problems.username}
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
        error={problems.password}
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
