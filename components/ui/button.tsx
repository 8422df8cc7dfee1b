import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  outline: 'border border-edge bg-surface text-ink hover:bg-sunken',
  danger: 'bg-danger text-surface hover:opacity-90',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
} as const;
const SIZES = {
  large: 'min-h-14 px-6 text-lg font-semibold',
  normal: 'min-h-11 px-4 text-base font-medium',
} as const;

interface Look {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
}

function look({ variant = 'primary', size = 'normal' }: Look, className = ''): string {
  return `inline-flex min-w-11 items-center justify-center gap-2 rounded-control text-center transition-colors duration-200 ease-calm aria-disabled:opacity-60 ${VARIANTS[variant]} ${SIZES[size]} ${className}`;
}

/** While `busy` it keeps the focus and does nothing; presses are the caller's to ignore. */
export function Button({
  variant,
  size,
  busy = false,
  className,
  type = 'button',
  ...props
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean; ref?: Ref<HTMLButtonElement> }) {
  return (
    <button
      {...props}
      type={type}
      aria-disabled={busy || undefined}
      className={look({ variant, size }, className)}
    />
  );
}

/** A link that looks like a button. Always a full navigation. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
  ...props
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...props} className={look({ variant, size }, className)}>
      {children}
    </a>
  );
}
