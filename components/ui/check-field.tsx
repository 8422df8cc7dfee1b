import type { InputHTMLAttributes, ReactNode } from 'react';

interface CheckFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  /** Below the label, read out with it. */
  hint: ReactNode;
}

/** A box to tick; all of its row can be pressed. */
export function CheckField({ id, label, hint, ...input }: CheckFieldProps) {
  const hintId = `${id}-hint`;
  return (
    <div className="relative flex min-h-11 items-start gap-3">
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hintId}
        className="relative z-10 mt-0.5 size-6 shrink-0 accent-accent"
      />
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
