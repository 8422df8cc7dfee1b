import type { Metadata } from 'next';
import { CradleSwitcher } from '@/components/cradle/cradle-switcher';
import { NoCradle } from '@/components/cradle/no-cradle';
import { SettingsForm } from '@/components/settings/settings-form';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { WatchForm } from '@/components/settings/watch-form';
import { StorageAway } from '@/components/shell/storage-away';
import { PageHead } from '@/components/ui/page-head';
import type { AlertSettings } from '@/lib/alerts/settings';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { getAlertSettings } from '@/lib/store/alert-settings';
import { getWatchSettings } from '@/lib/store/watch-settings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).settings.title };
}

export default async function AlertSettingsPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const { cradles, current } = findPageCradle(user);
  const text = words(locale).settings;
  if (current === null)
    return (
      <SettingsFrame current="rules" locale={locale}>
        <NoCradle page="settings" title={text.title} locale={locale} />
      </SettingsFrame>
    );
  const { id: agentId, uuid } = current;
  const settings = await readStored(async () => ({
    alerts: await getAlertSettings(getRuntime().database, { userId: user.id, agentId }),
    watch: await getWatchSettings(getRuntime().database, agentId),
  }));
  return (
    <SettingsFrame current="rules" locale={locale}>
      <PageHead title={text.title} lead={text.lead} />
      <CradleSwitcher cradles={cradles} selected={uuid} next="/alert_settings" locale={locale} />
      {settings ? (
        <CradleSettings uuid={uuid} settings={settings} locale={locale} />
      ) : (
        <StorageAway locale={locale} />
      )}
    </SettingsFrame>
  );
}

interface CradleSettingsProps {
  uuid: string;
  settings: { alerts: AlertSettings; watch: WatchSettings };
  locale: Locale;
}

/** Limits do nothing for a cradle that is not in use: there that comes first. */
function CradleSettings({ uuid, settings: { alerts, watch }, locale }: CradleSettingsProps) {
  const initial = { ...alerts, offlineTimeout: watch.offlineTimeout };
  const limits = <SettingsForm key={`limits ${uuid}`} uuid={uuid} initial={initial} locale={locale} />;
  const watching = <WatchForm key={`watch ${uuid}`} uuid={uuid} initially={watch.inUse} locale={locale} />;
  return watch.inUse ? [limits, watching] : [watching, limits];
}
