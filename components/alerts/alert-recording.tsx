import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { DownloadIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import type { RecordedPicture } from './frame-steps';
import { FrameViewer } from './frame-viewer';
import { videoPath } from './video-path';

interface AlertRecordingProps {
  uuid: string;
  pictures: RecordedPicture[];
  /** Wall ms. */
  alertAt: number;
  /** More may still come. */
  recording: boolean;
  locale: Locale;
}

/** The pictures that were kept around an alert, and the minute as a video. */
export function AlertRecording({ uuid, pictures, alertAt, recording, locale }: AlertRecordingProps) {
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
          <FrameViewer pictures={[first, ...others]} alertAt={alertAt} locale={locale} />
          <ButtonLink href={videoPath(uuid, alertAt)} variant="outline" download>
            <DownloadIcon className="size-5" />
            {text.download}
          </ButtonLink>
        </>
      ) : null}
    </Card>
  );
}
