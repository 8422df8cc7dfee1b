'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { FormError } from '../form/form-error';
import { useFormPost } from '../form/use-form-post';
import { Button } from '../ui/button';

const PATH = '/api/email_confirmation';

function toFields(form: FormData): object {
  return { token: form.get('token') };
}

/** The button that confirms an address; the token that the link brought goes with it. */
export function ConfirmEmailForm({ token, locale }: { token: string; locale: Locale }) {
  const { confirmEmail: text } = words(locale);
  const post = useFormPost({
    path: PATH,
    locale,
    toFields,
    refusals: { email_token_invalid: text.expired },
    next: '/confirm_email?done=1',
    initialError: null,
  });
  return (
    <form method="post" action={PATH} onSubmit={post.onSubmit} className="grid gap-5">
      <FormError error={post.error} past={post.busy} ref={post.errorRef} />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" size="large" busy={post.busy}>
        {post.busy ? text.submitting : text.submit}
      </Button>
    </form>
  );
}
