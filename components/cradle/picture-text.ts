import { lasting } from '@/lib/i18n/alert-words';
import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { PictureView } from './picture-state';

export interface PictureText {
  /** One word for the whole. */
  state: string;
  /** How old it is, or for how long it has stood still; empty while live. */
  age: string;
  /** Over the middle of a picture that is not the baby as it is now; null otherwise. */
  over: { title: string; hint: string | null } | null;
}

/** What is written on the picture, in the page and in the small window alike. */
export function pictureText(view: PictureView, locale: Locale): PictureText {
  const text = words(locale).picture;
  const state = text[view.status];
  const age = view.status === 'live' ? '' : ageText(view, locale);
  if (!view.dim && view.status !== 'frozen') return { state, age, over: null };
  const dead = view.status === 'lost' || view.status === 'noSignal';
  return {
    state,
    age,
    over: { title: dead && view.hasPicture ? text.notNow : state, hint: hintOf(view, locale) },
  };
}

function ageText({ ageMs, frozenForMs, hasPicture, status }: PictureView, locale: Locale): string {
  const { live, picture: text } = words(locale);
  if (frozenForMs !== null) return live.picture.frozenFor(lasting(Math.floor(frozenForMs / 1_000), locale));
  if (ageMs !== null) {
    const age = formatAge(ageMs, locale);
    return hasPicture ? text.shownFrom(age) : text.lastPicture(age);
  }
  if (hasPicture) return text.ageUnknown;
  return status === 'connecting' ? '' : text.never;
}

function hintOf({ status }: PictureView, locale: Locale): string | null {
  const { live, picture: text } = words(locale);
  if (status === 'frozen') return live.picture.frozenHint;
  if (status === 'lost') return text.retrying;
  return status === 'noSignal' ? text.noSignalHint : null;
}
