import type { Metadata } from 'next';
import { DeviceList } from '@/components/reach/device-list';
import { ReachSettings } from '@/components/reach/reach-settings';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { PageHead } from '@/components/ui/page-head';
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
    <SettingsFrame current="reach" locale={locale}>
      <PageHead title={text.title} lead={text.lead} />
      <ReachSettings
        userId={user.id}
        email={address && toEmailAnswer(address, email.canSend)}
        locale={locale}
      />
      <DeviceList locale={locale} />
    </SettingsFrame>
  );
}
