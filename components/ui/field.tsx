import type { InputHTMLAttributes, ReactNode } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  /** Stands inside the input at its end. */
  trailing?: ReactNode;
  /** Below the input, read out with it. */
  hint?: ReactNode;
}

export function Field({ id, label, trailing, hint, className = '', ...input }: FieldProps) {
  const hintId = `${id}-hint`;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-describedby={hint ? hintId : undefined}
          className={`block min-h-13 w-full rounded-control border border-edge bg-surface px-4 text-lg text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-danger ${trailing ? 'pr-14' : ''}`}
        />
        {trailing}
      </div>
      {hint ? (
        <div id={hintId} className="mt-2 text-sm text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
