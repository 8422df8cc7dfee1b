import { redirect } from 'next/navigation';
import { PageFrame } from '@/components/shell/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { NightScene } from '@/components/ui/night-scene';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export default async function WelcomePage() {
  const [user, locale] = await Promise.all([findPageUser(), pageLocale()]);
  if (user !== null) redirect('/dashboard');
  const { welcome } = words(locale);
  return (
    <PageFrame locale={locale} signedIn={false}>
      <div className="grid gap-6 py-4 text-center">
        <NightScene />
        <h1 className="text-3xl font-bold tracking-tight">{welcome.title}</h1>
        <div className="grid gap-2 text-lg text-muted">
          <p>{welcome.lead}</p>
          <p>{welcome.honesty}</p>
        </div>
        <div className="grid gap-3">
          <ButtonLink href="/register" size="large">
            {welcome.signUp}
          </ButtonLink>
          <ButtonLink href="/login" size="large" variant="outline">
            {welcome.signIn}
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  );
}
