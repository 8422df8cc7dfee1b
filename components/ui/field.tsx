import type { InputHTMLAttributes, ReactNode, Ref } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
  id: string;
  label: string;
  /** Stands inside the input at its end. */
  trailing?: ReactNode;
  /** Below the input, read out with it. */
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  error?: string | undefined;
}

export function Field({ id, label, trailing, hint, error, className = '', ...input }: FieldProps) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : '', hint ? hintId : ''].filter(Boolean).join(' ');
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : input['aria-invalid']}
          aria-describedby={described || undefined}
          className={`block min-h-13 w-full rounded-control border border-edge bg-surface px-4 text-lg text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-danger ${trailing ? 'pr-14' : ''}`}
        />
        {trailing}
      </div>
      {error ? (
        <p id={errorId} className="mt-2 font-medium text-danger">
          {error}
        </p>
      ) : null}
      {hint ? (
        <div id={hintId} className="mt-2 text-sm text-muted">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
