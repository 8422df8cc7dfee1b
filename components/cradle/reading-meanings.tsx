import type { LiveSnapshot } from '@/lib/contracts/live';
import { FACING_UP } from '@/lib/cradle/sensors/direction';
import type { SensorKind } from '@/lib/cradle/sensors/kinds';
import { lasting } from '@/lib/i18n/alert-words';
import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Meaning } from '@/lib/i18n/words-shape';
import { FaceIcon, type IconProps, SoundIcon, ThermometerIcon } from '../ui/icons';

export type Tone = 'calm' | 'good' | 'attention';

export interface ReadingMeaning extends Meaning {
  tone: Tone;
  /** Since when it has been so, server's wall ms, and how to say it; null where that says nothing. */
  lasting: { since: number; say: (time: string) => string } | null;
  /** When it would ring. */
  limit: string;
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
    read({ temperature: { value }, limits }, locale) {
      if (value === null) return null;
      const { max_temperature: limit } = limits;
      return {
        value: formatCelsius(value, locale),
        meaning: words(locale).temperature.meaning,
        tone: value > limit ? 'attention' : 'calm',
        lasting: null,
        limit: words(locale).live.limits.temperature(formatCelsius(limit, locale)),
      };
    },
  },
  crying: {
    Icon: SoundIcon,
    read({ crying: { value, since }, limits }, locale) {
      if (value === null) return null;
      const text = words(locale);
      return {
        ...text.crying[value],
        tone: value === 'Crying' ? 'attention' : 'good',
        lasting: since === null ? null : { since, say: text.live.lasting.crying[value] },
        limit: text.live.limits.crying(lasting(limits.crying_duration_threshold, locale)),
      };
    },
  },
  direction: {
    Icon: FaceIcon,
    read({ direction: { value, since }, limits }, locale) {
      if (value === null) return null;
      const text = words(locale);
      return {
        ...text.direction[value],
        tone: value === FACING_UP ? 'good' : 'attention',
        lasting: since === null ? null : { since, say: text.live.lasting.direction[value] },
        limit: text.live.limits.direction(lasting(limits.abnormal_position_timeout, locale)),
      };
    },
  },
} as const satisfies Record<SensorKind, ReadingDefinition>;
