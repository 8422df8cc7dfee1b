import type { InputHTMLAttributes, ReactNode } from 'react';
import { CheckIcon } from './icons';

interface CheckFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  /** Below the label, read out with it. */
  hint: ReactNode;
}

/** A box to tick; all of its row can be pressed. Drawn in our colours: by night the browser’s own grey looks switched off. */
export function CheckField({ id, label, hint, ...input }: CheckFieldProps) {
  const hintId = `${id}-hint`;
  return (
    <div className="relative flex min-h-11 items-start gap-3">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hintId}
        className="peer relative z-10 mt-0.5 size-6 shrink-0 appearance-none rounded-md border-2 border-edge bg-surface checked:border-accent checked:bg-accent forced-colors:appearance-auto"
      />
      <CheckIcon className="pointer-events-none absolute top-1 left-0.5 z-10 hidden size-5 text-on-accent peer-checked:block forced-colors:peer-checked:hidden" />
      <div>
        <label htmlFor={id} className="block font-medium after:absolute after:inset-0">
          {label}
        </label>
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      </div>
    </div>
  );
}
