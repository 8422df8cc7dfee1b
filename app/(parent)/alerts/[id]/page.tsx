import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlertFacts } from '@/components/alerts/alert-facts';
import { AlertReadings } from '@/components/alerts/alert-readings';
import { AlertRecording } from '@/components/alerts/alert-recording';
import { MarkSeen } from '@/components/alerts/mark-seen';
import { type PageNotice, ToldList } from '@/components/alerts/told-list';
import { toTracks } from '@/components/replay/tracks';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { PreviousIcon } from '@/components/ui/icons';
import { findPageAlert, toPageAlert } from '@/lib/http/page-alerts';
import { pageLocale } from '@/lib/http/page-locale';
import {
  listPageNotices,
  type PageRecording,
  RECORDING_RESOLUTION_S,
  readPageRecording,
} from '@/lib/http/page-recording';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { AlertRow } from '@/lib/store/alerts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).alerts.title };
}

interface AlertPageProps {
  params: Promise<{ id: string }>;
}

export default async function AlertPage({ params }: AlertPageProps) {
  const user = await requirePageUser();
  const [locale, { id }] = await Promise.all([pageLocale(), params]);
  const stored = await readStored(async () => {
    const alert = (await findPageAlert(user, id)) ?? notFound();
    const [recording, notices] = [await readPageRecording(alert), await listPageNotices(user, alert)];
    return { alert, recording, notices };
  });
  return (
    <PageFrame locale={locale} signedIn place="alerts" width="wide">
      <p className="mb-2">
        <ButtonLink href="/alerts" variant="quiet" className="-ml-4">
          <PreviousIcon className="size-5" />
          {words(locale).alert.back}
        </ButtonLink>
      </p>
      {stored ? <Recorded {...stored} locale={locale} /> : <StorageAway locale={locale} />}
    </PageFrame>
  );
}

interface RecordedProps {
  alert: AlertRow;
  recording: PageRecording | null;
  notices: PageNotice[];
  locale: Locale;
}

/** On a phone what was said comes first; on a desk it stands beside the picture. */
function Recorded({ alert, recording, notices, locale }: RecordedProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] lg:items-start">
      <MarkSeen id={alert.id} locale={locale} />
      <div className="lg:col-start-2 lg:row-start-1">
        <AlertFacts alert={toPageAlert(alert)} locale={locale} />
      </div>
      {recording === null ? null : (
        <div className="grid gap-5 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <RecordedAround alert={alert} recording={recording} locale={locale} />
        </div>
      )}
      {notices.length === 0 ? null : (
        <div className="lg:col-start-2 lg:row-start-2">
          <ToldList notices={notices} locale={locale} />
        </div>
      )}
    </div>
  );
}

interface RecordedAroundProps {
  alert: AlertRow;
  recording: PageRecording;
  locale: Locale;
}

function RecordedAround({ alert, recording, locale }: RecordedAroundProps) {
  const { pictures, readings, buckets, interval, leftMs } = recording;
  // What has not happened yet is no gap.
  const range = { from: interval.from, to: interval.to - (leftMs ?? 0) };
  return (
    <>
      <AlertRecording
        alertId={alert.id}
        pictures={pictures}
        tracks={toTracks(readings, pictures, range.to)}
        range={range}
        alertAt={alert.createdAt ?? range.from}
        leftMs={leftMs}
        locale={locale}
      />
      <AlertReadings
        buckets={buckets}
        plot={{ ...range, bucketMs: RECORDING_RESOLUTION_S * 1000 }}
        locale={locale}
      />
    </>
  );
}
