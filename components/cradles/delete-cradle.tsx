'use client';

import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { DeleteCradleForm } from '../cradle/delete-cradle-form';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

interface DeleteCradleProps {
  uuid: string;
  label: string;
  locale: Locale;
}

/** Asks twice: the button opens what says how much goes, and there the uuid has to be typed. */
export function DeleteCradle({ uuid, label, locale }: DeleteCradleProps) {
  const { cradles, deletion } = words(locale);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={cradles.remove.openThis(label)}
        onClick={() => setOpen(true)}
        data-delete-cradle
        className="-ml-4 justify-self-start text-danger!"
      >
        {cradles.remove.open}
      </Button>
      <Dialog
        open={open}
        title={deletion.title}
        description={deletion.warning}
        closeLabel={cradles.remove.close}
        onClose={() => setOpen(false)}
      >
        <DeleteCradleForm uuid={uuid} locale={locale} />
      </Dialog>
    </>
  );
}
