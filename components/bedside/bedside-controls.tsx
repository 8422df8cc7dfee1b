import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { MoonIcon, SoundIcon } from '../ui/icons';
import { RangeSlider } from '../ui/range-slider';
import { BedsideButton } from './bedside-button';
import { type BedsideChoices, CHOICE_RANGES } from './bedside-choices';

interface BedsideControlsProps {
  choices: BedsideChoices;
  onChoose: (choices: BedsideChoices) => void;
  onTry: () => void;
  locale: Locale;
}

export function BedsideControls({ choices, onChoose, onTry, locale }: BedsideControlsProps) {
  const text = words(locale).bedside;

  function slider(name: keyof BedsideChoices, step: number) {
    const { min, max } = CHOICE_RANGES[name];
    return (
      <RangeSlider
        label={text[name]}
        value={choices[name]}
        valueText={`${choices[name]}%`}
        {...{ min, max, step }}
        onChange={(next) => onChoose({ ...choices, [name]: next })}
      />
    );
  }

  return (
    <div className="grid gap-1">
      <div className="flex items-center gap-3">
        <MoonIcon className="size-5 text-stage-muted" />
        {slider('shade', 5)}
      </div>
      <div className="flex items-center gap-3">
        <SoundIcon className="size-5 text-stage-muted" />
        {slider('volume', 10)}
        <BedsideButton look="faint" onClick={onTry}>
          {text.tryOut}
        </BedsideButton>
      </div>
    </div>
  );
}
