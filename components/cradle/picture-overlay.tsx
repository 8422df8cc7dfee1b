import { formatAge } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { CameraOffIcon, ClockIcon } from '../ui/icons';
import type { PictureStatus, PictureView } from './picture-state';

const DOTS = {
  live: 'bg-stage-good',
  delayed: 'bg-stage-warn',
  connecting: 'bg-stage-warn animate-breathe',
  noSignal: 'bg-stage-danger',
  lost: 'bg-stage-danger',
} as const satisfies Record<PictureStatus, string>;

/** What is written on the picture: whether it is live, and how old it is whenever it is not. */
export function PictureOverlay({ view, locale }: { view: PictureView; locale: Locale }) {
  const text = words(locale).picture;
  const chip =
    'flex items-center gap-2 rounded-full bg-stage/80 px-3 py-1.5 text-sm font-semibold text-stage-ink';
  return (
    <>
      <div className="absolute inset-x-3 top-3 flex flex-wrap items-start gap-2">
        {view.hasPicture ? (
          <p className={chip}>
            <span aria-hidden="true" className={`size-2.5 rounded-full ${DOTS[view.status]}`} />
            {text[view.status]}
          </p>
        ) : null}
        {view.mode === 'single' ? <p className={chip}>{text.saving}</p> : null}
        {view.hasPicture && view.status !== 'live' && !view.dim ? (
          <p className={`${chip} tabular-nums`}>
            <ClockIcon className="size-4" />
            {ageText(view, locale)}
          </p>
        ) : null}
      </div>
      {view.dim ? <NotAlive view={view} locale={locale} /> : null}
    </>
  );
}

/** Over the middle of a picture that is not the baby as it is now. */
function NotAlive({ view, locale }: { view: PictureView; locale: Locale }) {
  const text = words(locale).picture;
  const dead = view.status === 'lost' || view.status === 'noSignal';
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-1 px-6 text-center text-stage-ink">
      {dead ? <CameraOffIcon className="mb-1 size-9" /> : null}
      <p className="text-xl font-bold">{dead && view.hasPicture ? text.notNow : text[view.status]}</p>
      <p className="text-lg tabular-nums">{ageText(view, locale)}</p>
      {view.status === 'lost' ? <p className="text-sm text-stage-muted">{text.retrying}</p> : null}
      {view.status === 'noSignal' ? <p className="text-sm text-stage-muted">{text.noSignalHint}</p> : null}
    </div>
  );
}

function ageText(view: PictureView, locale: Locale): string {
  const text = words(locale).picture;
  if (view.ageMs !== null) {
    const age = formatAge(view.ageMs, locale);
    return view.hasPicture ? text.shownFrom(age) : text.lastPicture(age);
  }
  if (view.hasPicture) return text.ageUnknown;
  return view.status === 'connecting' ? '' : text.never;
}
