import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { PageHead } from '../ui/page-head';
import { InsecureOnly } from './insecure-only';
import { InstallButton } from './install-button';
import { PowerList } from './power-list';

/** How this becomes an app on each kind of device, and what it can do there. */
export function InstallGuide({ locale }: { locale: Locale }) {
  const { install, secure } = words(locale).pwa;
  const wayToHttps = <Steps title={secure.fix} steps={secure.steps} />;
  return (
    <div className="grid gap-5">
      <PageHead title={install.title} lead={install.lead} />
      <InstallButton locale={locale} />
      <Card className="grid gap-4">
        <Steps title={install.appleTitle} steps={install.apple} />
        <Steps title={install.androidTitle} steps={install.android} />
        <Steps title={install.desktopTitle} steps={install.desktop} />
      </Card>
      <Card className="grid gap-4">
        <h2 className="text-xl font-bold">{secure.title}</h2>
        <noscript>
          <p className="mb-4">{install.noScript}</p>
          {wayToHttps}
        </noscript>
        <PowerList locale={locale} />
        <InsecureOnly>{wayToHttps}</InsecureOnly>
      </Card>
    </div>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <section>
      <h2 className="text-lg font-bold">{title}</h2>
      <ol className="mt-1 list-decimal pl-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
