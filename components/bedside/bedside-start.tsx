import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { TonightIcon } from '../ui/icons';
import { BedsideButton } from './bedside-button';
import { StartNote } from './start-note';
import { WatchGuard } from './watch-guard';

/** What this page does and what it needs, and the press that it needs too. */
export function BedsideStart({ locale, onBegin }: { locale: Locale; onBegin: () => void }) {
  const text = words(locale).bedside;
  return (
    <div className="mx-auto grid max-w-md flex-1 content-center gap-5 p-6">
      <TonightIcon className="size-14 text-stage-warn" />
      <h1 className="text-3xl font-bold text-balance">{text.title}</h1>
      <p className="text-lg">{text.lead}</p>
      <ul className="grid list-disc gap-1 pl-5 text-stage-muted">
        {text.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <noscript>{text.noScript}</noscript>
      {/* What it cannot make sense of, it says nothing of; the watching itself would sound. */}
      <WatchGuard onBroken={() => undefined} broken={null}>
        <StartNote locale={locale} />
      </WatchGuard>
      <BedsideButton onClick={onBegin} className="bg-stage-ink text-stage!">
        {text.begin}
      </BedsideButton>
      <a href="/dashboard" className="inline-flex min-h-11 items-center justify-center underline">
        {text.back}
      </a>
    </div>
  );
}
