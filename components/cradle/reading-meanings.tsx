import type { LiveSnapshot } from '@/lib/contracts/live';
import { FACING_UP } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Meaning } from '@/lib/i18n/words-shape';
import { FaceIcon, type IconProps, SoundIcon, ThermometerIcon } from '../ui/icons';

export type Tone = 'calm' | 'good' | 'attention';

interface ReadingMeaning extends Meaning {
  tone: Tone;
}

interface ReadingDefinition {
  Icon: (props: IconProps) => React.ReactNode;
  /** What the newest value says to a parent; null when there is none. */
  read(snapshot: LiveSnapshot, locale: Locale): ReadingMeaning | null;
}

/** How each sensor is told to a parent. A sensor without a line here does not compile. */
export const READINGS = {
  temperature: {
    Icon: ThermometerIcon,
    read({ temperature: { value } }, locale) {
      if (value === null) return null;
      return {
        value: formatCelsius(value, locale),
        meaning: words(locale).temperature.meaning,
        tone: 'calm',
      };
    },
  },
  crying: {
    Icon: SoundIcon,
    read({ crying: { value } }, locale) {
      if (value === null) return null;
      return { ...words(locale).crying[value], tone: value === 'Crying' ? 'attention' : 'good' };
    },
  },
  direction: {
    Icon: FaceIcon,
    read({ direction: { value } }, locale) {
      if (value === null) return null;
      return { ...words(locale).direction[value], tone: value === FACING_UP ? 'good' : 'attention' };
    },
  },
} as const satisfies Record<SensorKind, ReadingDefinition>;
