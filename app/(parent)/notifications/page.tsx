import type { Metadata } from 'next';
import { DeviceList } from '@/components/reach/device-list';
import { ReachSettings } from '@/components/reach/reach-settings';
import { SettingsPlaces } from '@/components/settings/settings-places';
import { PageFrame } from '@/components/shell/page-frame';
import { toEmailAnswer } from '@/lib/http/email-answer';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).reach.title };
}

export default async function NotificationsPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const { email } = getRuntime();
  const address = await readStored(() => email.addresses.get({ userId: user.id, now: email.clock.now() }));
  const text = words(locale).reach;
  return (
    <PageFrame locale={locale} signedIn place="settings" width="wide">
      <div className="mx-auto grid max-w-xl gap-5">
        <SettingsPlaces current="reach" locale={locale} />
        <div className="grid gap-2">
          <h1 className="text-3xl font-bold tracking-tight">{text.title}</h1>
          <p className="text-lg text-muted">{text.lead}</p>
        </div>
        <ReachSettings
          userId={user.id}
          email={address && toEmailAnswer(address, email.canSend)}
          locale={locale}
        />
        <DeviceList locale={locale} />
      </div>
    </PageFrame>
  );
}
