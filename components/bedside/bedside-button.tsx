import type { ButtonHTMLAttributes } from 'react';

const LOOKS = {
  loud: 'bg-stage-danger text-stage min-h-16 text-xl font-bold',
  calm: 'border border-stage-muted text-stage-ink min-h-14 text-lg font-medium',
  faint: 'text-stage-muted min-h-11 font-medium',
} as const;

/** Large, and dark in either theme: it lies beside a bed. */
export function BedsideButton({
  look = 'calm',
  className = '',
  type = 'button',
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: keyof typeof LOOKS }) {
  return (
    <button
      {...props}
      type={type}
      className={`inline-flex min-w-11 items-center justify-center gap-2 rounded-control px-5 text-center focus-visible:outline-stage-ink ${LOOKS[look]} ${className}`}
    />
  );
}
