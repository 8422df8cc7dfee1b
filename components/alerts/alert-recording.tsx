import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { DownloadIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { ClipPlayer } from './clip-player';
import { nearestTo, type RecordedPicture } from './frame-steps';
import { FrameViewer } from './frame-viewer';

interface AlertRecordingProps {
  uuid: string;
  alertId: number;
  pictures: RecordedPicture[];
  /** Wall ms. */
  alertAt: number;
  /** More may still come. */
  recording: boolean;
  locale: Locale;
}

/** The pictures that were kept around an alert, and once they are all there the video of them. */
export function AlertRecording({ uuid, alertId, pictures, alertAt, recording, locale }: AlertRecordingProps) {
  const text = words(locale).alert;
  const [first, ...others] = pictures;
  return (
    <Card className="grid gap-3">
      <div>
        <h2 className="text-lg font-bold">{text.pictures}</h2>
        <p className="text-muted">{first ? text.pictureCount(pictures.length) : text.noPictures}</p>
      </div>
      {recording ? <Notice tone="warn">{text.stillRecording}</Notice> : null}
      {first ? (
        <>
          {recording ? null : (
            <ClipPlayer
              uuid={uuid}
              alertId={alertId}
              posterId={(pictures[nearestTo(pictures, alertAt)] ?? first).id}
              locale={locale}
            />
          )}
          <FrameViewer pictures={[first, ...others]} alertAt={alertAt} locale={locale} />
          <ButtonLink href={`/api/alert_clip/${alertId}`} variant="outline" download>
            <DownloadIcon className="size-5" />
            {text.download}
          </ButtonLink>
        </>
      ) : null}
    </Card>
  );
}
