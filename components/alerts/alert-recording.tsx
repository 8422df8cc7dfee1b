import { words } from '@/lib/i18n/words';
import { RecordingEnd } from '../replay/recording-end';
import { Replay, type ReplayProps } from '../replay/replay';
import { TimeAxis } from '../replay/time-axis';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { DownloadIcon } from '../ui/icons';

interface AlertRecordingProps extends Omit<ReplayProps, 'pictures'> {
  alertId: number;
  pictures: ReplayProps['pictures'][number][];
}

/** What was recorded around an alert: to look at again, and to take away as a video. */
export function AlertRecording({ alertId, pictures, ...replay }: AlertRecordingProps) {
  const { leftMs, locale, tracks } = replay;
  const text = words(locale).alert;
  const [first, ...others] = pictures;
  const wasMeasured = tracks.temperature.length + tracks.crying.length + tracks.direction.length > 0;
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-lg font-bold">{text.pictures}</h2>
        <p className="text-muted">{first ? text.pictureCount(pictures.length) : text.noPictures}</p>
      </div>
      {first ? (
        <>
          <Replay pictures={[first, ...others]} {...replay} />
          <ButtonLink href={`/api/alert_clip/${alertId}`} variant="outline" download>
            <DownloadIcon className="size-5" />
            {text.download}
          </ButtonLink>
        </>
      ) : (
        <>
          {wasMeasured ? <TimeAxis {...replay} position={null} /> : null}
          {leftMs === null ? null : <RecordingEnd leftMs={leftMs} isUsed={false} locale={locale} />}
        </>
      )}
    </Card>
  );
}
