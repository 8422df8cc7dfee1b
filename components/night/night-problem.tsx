import type { NightProblem } from '@/lib/contracts/night-page';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';

interface NightProblemProps {
  problem: NightProblem;
  /** Address of the newest night. */
  latestHref: string;
  locale: Locale;
}

/** Why no night is shown, and the way to one. */
export function NightProblemNotice({ problem, latestHref, locale }: NightProblemProps) {
  const text = words(locale).night;
  return (
    <>
      <Notice tone="danger" role="alert">
        {text.problems[problem]}
      </Notice>
      <ButtonLink href={latestHref} variant="outline" className="justify-self-start">
        {text.toLatest}
      </ButtonLink>
    </>
  );
}
