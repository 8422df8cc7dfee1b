import type { ReactNode } from 'react';
import { AlertIcon, CheckIcon, ClockIcon } from './icons';

const TONES = {
  danger: { look: 'bg-danger-soft text-danger', Icon: AlertIcon },
  warn: { look: 'bg-warn-soft text-warn', Icon: ClockIcon },
  /** Of no weight any more, yet in its place. */
  past: { look: 'bg-sunken text-muted', Icon: ClockIcon },
  good: { look: 'bg-good-soft text-good', Icon: CheckIcon },
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  children: ReactNode;
  /** Said at once ("alert") or when there is a pause ("status"). */
  role?: 'alert' | 'status';
  className?: string;
}

export function Notice({ tone, children, role, className = '' }: NoticeProps) {
  const { look, Icon } = TONES[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-control px-4 py-3 font-medium ${look} ${className}`}>
      <Icon className="mt-0.5 size-5" />
      <p className="min-w-0">{children}</p>
    </div>
  );
}
