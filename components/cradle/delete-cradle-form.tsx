'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { leaveNote } from '../form/left-note';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

const FIELD = 'confirmed_uuid';

function typedUuid(form: FormData): string {
  return String(form.get(FIELD)).trim();
}

/** Gives a cradle up. Its uuid has to be typed: nothing brings back what goes with it. */
export function DeleteCradleForm({ uuid, locale }: { uuid: string; locale: Locale }) {
  const text = words(locale).deletion;
  const post = useFormPost({
    path: '/delete_cradle',
    locale,
    toFields: (form) => ({ uuid: typedUuid(form) }),
    check: (form) => (typedUuid(form) === uuid ? null : text.mismatch),
    next: '/cradles',
    onSuccess: () => leaveNote('deleted'),
    initialError: null,
  });
  return (
    <form onSubmit={post.onSubmit} className="grid gap-5">
      <FormError error={post.error} past={post.busy} ref={post.errorRef} />
      <Field
        id={FIELD}
        name={FIELD}
        label={text.label}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        hint={
          <p>
            {text.hint} <strong className="font-semibold text-ink">{uuid}</strong>
          </p>
        }
      />
      <Button type="submit" variant="danger" busy={post.busy}>
        {post.busy ? text.submitting : text.submit}
      </Button>
    </form>
  );
}
