import { ButtonLink } from './button';
import { NextIcon, PreviousIcon } from './icons';

const ICONS = { previous: PreviousIcon, next: NextIcon } as const;

interface StepLinkProps {
  to: keyof typeof ICONS;
  href: string;
  label: string;
}

/** To what comes before or after what is shown, as an arrow that paper does without. */
export function StepLink({ to, href, label }: StepLinkProps) {
  const Icon = ICONS[to];
  return (
    <ButtonLink href={href} variant="quiet" aria-label={label} className="shrink-0 px-2 print:hidden">
      <Icon />
    </ButtonLink>
  );
}
