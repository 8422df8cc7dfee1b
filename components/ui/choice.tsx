'use client';

import * as ToggleGroup from '@radix-ui/react-toggle-group';

interface ChoiceProps<T extends string> {
  /** Name of the whole, for those who do not see it. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** One of a few words side by side; always exactly one of them is chosen. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the chosen one again would leave none.
      onValueChange={(next) => {
        if (next !== '') onChange(next as T);
      }}
      className="flex flex-wrap gap-1 rounded-control bg-sunken p-1"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="min-h-11 flex-1 rounded-[calc(var(--radius-control)-0.25rem)] px-3 font-medium whitespace-nowrap text-muted hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-card"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
