import { CheckIcon, DotIcon } from './icons';

interface RuleProps {
  met: boolean;
  text: string;
  /** What the mark before the text means, for those who do not see it. */
  metLabel: string;
  openLabel: string;
}

/** One rule of a form, with a mark that shows whether what was typed keeps it. */
export function Rule({ met, text, metLabel, openLabel }: RuleProps) {
  return (
    <p className={`flex items-center gap-1.5 ${met ? 'font-medium text-good' : ''}`}>
      {met ? <CheckIcon className="size-4" /> : <DotIcon className="size-4" />}
      {text}
      <span className="sr-only">({met ? metLabel : openLabel})</span>
    </p>
  );
}
