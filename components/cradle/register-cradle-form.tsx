'use client';

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

export function RegisterCradleForm({
  locale,
  initialError,
}: {
  locale: Locale;
  initialError: string | null;
}) {
  const text = words(locale).claim;
  const post = useFormPost({ path: PATH, locale, toFields, next: '/dashboard', initialError });
  return (
    <form method="post" action={PATH} onSubmit={post.onSubmit} className="grid gap-5">
      <FormError error={post.error} ref={post.errorRef} />
      <Field
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
