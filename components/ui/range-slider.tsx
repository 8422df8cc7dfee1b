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
        <Slider.Range className="absolute h-full rounded-full bg-accent" />
      </Slider.Track>
      <Slider.Thumb
        aria-label={label}
        aria-valuetext={valueText}
        className="block size-7 rounded-full border-2 border-surface bg-accent shadow-card"
      />
    </Slider.Root>
  );
}
