'use client';

import * as Switch from '@radix-ui/react-switch';

interface SwitchFieldProps {
  id: string;
  label: string;
  /** Below the label, read out with it. */
  hint?: string;
  checked: boolean;
  /** While what was chosen is on its way; presses are the caller's to ignore. */
  busy?: boolean;
  onChange: (checked: boolean) => void;
}

/** On or off, at once: what is saved later, together with other fields, is a CheckField. */
export function SwitchField({ id, label, hint, checked, busy = false, onChange }: SwitchFieldProps) {
  const hintId = `${id}-hint`;
  return (
    <div className="relative flex min-h-11 items-center justify-between gap-4">
      <div>
        <label htmlFor={id} className="block font-medium after:absolute after:inset-0">
          {label}
        </label>
        {hint ? (
          <p id={hintId} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
      <Switch.Root
        id={id}
        checked={checked}
        aria-describedby={hint ? hintId : undefined}
        aria-busy={busy || undefined}
        onCheckedChange={onChange}
        className="relative z-10 h-8 w-14 shrink-0 rounded-full border border-edge bg-sunken data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-6 translate-x-0.5 rounded-full bg-edge transition-transform duration-200 ease-calm data-[state=checked]:translate-x-[1.625rem] data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </div>
  );
}
