import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AlertFacts } from '@/components/alerts/alert-facts';
import { AlertReadings } from '@/components/alerts/alert-readings';
import { AlertRecording } from '@/components/alerts/alert-recording';
import { PageFrame } from '@/components/shell/page-frame';
import { StorageAway } from '@/components/shell/storage-away';
import { ButtonLink } from '@/components/ui/button';
import { PreviousIcon } from '@/components/ui/icons';
import {
  findPageAlert,
  type PageRecording,
  RECORDING_RESOLUTION_S,
  readPageRecording,
  toPageAlert,
} from '@/lib/http/page-alerts';
import { pageLocale } from '@/lib/http/page-locale';
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
    return { alert, recording: await readPageRecording(alert) };
  });
  return (
    <PageFrame locale={locale} signedIn place="alerts" width="wide">
      <div className="mx-auto grid max-w-2xl gap-5">
        <p>
          <ButtonLink href="/alerts" variant="quiet" className="-ml-4">
            <PreviousIcon className="size-5" />
            {words(locale).alert.back}
          </ButtonLink>
        </p>
        {stored ? <Recorded {...stored} locale={locale} /> : <StorageAway locale={locale} />}
      </div>
    </PageFrame>
  );
}

interface RecordedProps {
  alert: AlertRow;
  recording: PageRecording | null;
  locale: Locale;
}

function Recorded({ alert, recording, locale }: RecordedProps) {
  const { agentUuid, createdAt } = alert;
  return (
    <>
      <AlertFacts alert={toPageAlert(alert)} locale={locale} />
      {recording === null || createdAt === null ? null : (
        <>
          <AlertRecording
            uuid={agentUuid}
            alertId={alert.id}
            pictures={recording.pictures}
            alertAt={createdAt}
            recording={recording.running}
            locale={locale}
          />
          <AlertReadings
            buckets={recording.buckets}
            plot={{ ...recording.interval, bucketMs: RECORDING_RESOLUTION_S * 1000 }}
            locale={locale}
          />
        </>
      )}
    </>
  );
}
