'use client';

import type { Ref } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

const PATH = '/register_cradle';

function toFields(form: FormData): object {
  return { cradle_uuid: form.get('cradle_uuid') };
}

interface RegisterCradleFormProps {
  /** The page to go to with the cradle. */
  next: string;
  /** Where the uuid is typed. */
  inputRef: Ref<HTMLInputElement>;
  locale: Locale;
  initialError: string | null;
}

export function RegisterCradleForm({ next, inputRef, locale, initialError }: RegisterCradleFormProps) {
  const text = words(locale).claim;
  const post = useFormPost({
    path: PATH,
    locale,
    toFields,
    refusals: { cradle_not_registered: text.unknown },
    next,
    initialError,
  });
  return (
    <form method="post" action={PATH} onSubmit={post.onSubmit} className="grid gap-5">
      <FormError error={post.error} past={post.busy} ref={post.errorRef} />
      <Field
        ref={inputRef}
        id="cradle_uuid"
        name="cradle_uuid"
        label={text.label}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        hint={<p>{text.power}</p>}
      />
      <Button type="submit" size="large" busy={post.busy}>
        {post.busy ? text.submitting : text.submit}
      </Button>
    </form>
  );
}
