import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { AlertIcon } from '../ui/icons';
import { PICTURE_LOOKS } from './picture-looks';
import type { PictureView } from './picture-state';
import { type PictureText, pictureText } from './picture-text';

const CHIP =
  'flex items-center gap-2 rounded-full bg-stage/80 px-3 py-1.5 text-sm font-semibold text-stage-ink';

interface PictureOverlayProps {
  view: PictureView;
  /** Open alerts, where nothing else on the screen tells of them; 0 leaves them out. */
  alerts: number;
  locale: Locale;
}

/** What is written on the picture: whether it is live, and how old it is whenever it is not. */
export function PictureOverlay({ view, alerts, locale }: PictureOverlayProps) {
  const text = pictureText(view, locale);
  const { frame, tone, Icon } = PICTURE_LOOKS[view.status];
  return (
    <>
      <div aria-hidden="true" className={`pointer-events-none absolute inset-0 rounded-[inherit] ${frame}`} />
      <div className="absolute inset-x-3 top-3 flex flex-wrap items-start gap-2">
        {view.hasPicture ? (
          <p className={CHIP}>
            <span className={tone}>{Icon === null ? <Dot /> : <Icon className="size-4" />}</span>
            {text.state}
          </p>
        ) : null}
        {view.mode === 'single' ? <p className={CHIP}>{words(locale).picture.saving}</p> : null}
        {view.hasPicture && text.over === null && text.age !== '' ? (
          <p className={`${CHIP} tabular-nums`}>{text.age}</p>
        ) : null}
        {alerts > 0 ? (
          <p className={CHIP}>
            <AlertIcon className="size-4 text-stage-danger" />
            {words(locale).live.picture.alerts(alerts)}
          </p>
        ) : null}
      </div>
      {text.over === null ? null : <NotAlive view={view} over={text.over} age={text.age} />}
    </>
  );
}

function Dot() {
  return <span aria-hidden="true" className="block size-2.5 rounded-full bg-current" />;
}

/** Over the middle of a picture that is not the baby as it is now. */
function NotAlive({
  view,
  over,
  age,
}: {
  view: PictureView;
  over: NonNullable<PictureText['over']>;
  age: string;
}) {
  const { Large, tone } = PICTURE_LOOKS[view.status];
  const plate = view.status === 'frozen' ? 'max-w-[85%] rounded-card bg-stage/80 px-4 py-3' : '';
  return (
    <div className="absolute inset-0 flex items-center justify-center px-6 text-center text-stage-ink">
      <div className={`flex flex-col items-center gap-1 ${plate}`}>
        {Large === null ? null : <Large className={`mb-1 size-9 ${tone}`} />}
        <p className="text-xl font-bold">{over.title}</p>
        <p className="text-lg tabular-nums">{age}</p>
        {over.hint === null ? null : <p className="text-sm text-stage-muted">{over.hint}</p>}
      </div>
    </div>
  );
}
