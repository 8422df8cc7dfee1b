'use client';

import { type InputHTMLAttributes, type ReactNode, useState } from 'react';
import { Field } from './field';
import { EyeIcon, EyeOffIcon } from './icons';

interface PasswordFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  id: string;
  label: string;
  showLabel: string;
  hideLabel: string;
  hint?: ReactNode;
  /** What is wrong with what was entered. */
  error?: string | undefined;
}

/** A password that can be looked at: typed on a phone, in the dark, with one hand. */
export function PasswordField({ showLabel, hideLabel, ...field }: PasswordFieldProps) {
  const [visible, setVisible] = useState(false);
  const toggle = (
    <button
      type="button"
      aria-label={visible ? hideLabel : showLabel}
      aria-controls={field.id}
      onClick={() => setVisible(!visible)}
      className="absolute inset-y-0 right-0 flex w-13 items-center justify-center rounded-control text-muted hover:text-ink"
    >
      {visible ? <EyeOffIcon /> : <EyeIcon />}
    </button>
  );
  return (
    <Field
      {...field}
      type={visible ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      trailing={toggle}
    />
  );
}
