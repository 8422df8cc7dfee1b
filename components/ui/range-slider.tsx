'use client';

import * as Slider from '@radix-ui/react-slider';

interface RangeSliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The value as it is read out. */
  valueText?: string;
  /** Whether what lies below the value counts, as with a volume, and not only where it is. */
  filled?: boolean;
  onChange: (value: number) => void;
  className?: string;
}

/** A value between two ends, for a thumb, a mouse or the arrow keys. */
export function RangeSlider({
  label,
  value,
  min,
  max,
  step = 1,
  valueText,
  filled = true,
  onChange,
  className = '',
}: RangeSliderProps) {
  return (
    <Slider.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      onValueChange={([next]) => {
        if (next !== undefined) onChange(next);
      }}
      className={`relative flex h-11 min-w-0 flex-1 touch-none items-center ${className}`}
    >
      <Slider.Track className="relative h-1.5 flex-1 rounded-full bg-line">
        {filled ? <Slider.Range className="absolute h-full rounded-full bg-accent" /> : null}
      </Slider.Track>
      <Slider.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-7 rounded-full border-2 border-surface bg-accent shadow-card"
      />
    </Slider.Root>
  );
}
