import type { Metadata } from 'next';
import { PageFrame } from '@/components/shell/page-frame';
import { StartSteps } from '@/components/start/start-steps';
import { PageHead } from '@/components/ui/page-head';
import { cradleLabel } from '@/lib/cradle/name';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { readStored } from '@/lib/http/page-storage';
import { requirePageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';
import { findShownTest } from '@/lib/store/notifications';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).start.title };
}

export default async function StartPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const { current } = findPageCradle(user);
  const test = await readStored(async () => ({ at: await findShownTest(getRuntime().database, user.id) }));
  const { start: text, common } = words(locale);
  return (
    <PageFrame locale={locale} signedIn saysSafety>
      <div className="grid gap-5 py-4">
        <PageHead title={text.title} lead={text.lead} />
        <p className="rounded-control bg-sunken px-4 py-3 text-sm">{common.safety}</p>
        <StartSteps
          user={{ id: user.id, username: user.username }}
          cradle={current === null ? null : cradleLabel(current)}
          testShownAt={test?.at}
          locale={locale}
        />
      </div>
    </PageFrame>
  );
}
