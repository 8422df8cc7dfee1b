import type { Metadata } from 'next';
import { PageFrame } from '@/components/shell/page-frame';
import { TonightBoard } from '@/components/tonight/tonight-board';
import { Notice } from '@/components/ui/notice';
import { findPageCradle } from '@/lib/http/page-cradle';
import { pageLocale } from '@/lib/http/page-locale';
import { requirePageUser } from '@/lib/http/page-user';
import { toTonightAnswer } from '@/lib/http/tonight-answer';
import { words } from '@/lib/i18n/words';
import { getRuntime } from '@/lib/runtime/get-runtime';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).tonight.title };
}

export default async function TonightPage() {
  const user = await requirePageUser();
  const locale = await pageLocale();
  const facts = await getRuntime().tonight({ userId: user.id, device: null });
  const { cradles } = findPageCradle(user);
  const text = words(locale).tonight;
  return (
    <PageFrame locale={locale} signedIn place="tonight" width="wide">
      <div className="mx-auto grid max-w-4xl gap-5">
        <h1 className="sr-only">{text.title}</h1>
        <noscript>
          <Notice tone="warn">{text.noScript}</Notice>
        </noscript>
        <TonightBoard userId={user.id} initial={toTonightAnswer(facts)} cradles={cradles} locale={locale} />
      </div>
    </PageFrame>
  );
}
