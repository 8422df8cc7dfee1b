import { formatCelsius } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { NightReport } from '@/lib/insight/night-report';
import { Fact } from '../alerts/fact';
import { LocalTime } from '../time/local-time';
import { NightSection } from './night-section';
import { lengthText } from './time-span';

interface TemperatureSectionProps {
  temperature: NightReport['temperature'];
  /** °C, as it is set now. */
  limit: number;
  locale: Locale;
}

export function TemperatureSection({ temperature, limit, locale }: TemperatureSectionProps) {
  const { temperature: text, none, noTemperature, limitHint } = words(locale).night;
  if (temperature === null) return <NightSection title={text.title} hint={noTemperature} />;
  const { min, mean, max, aboveMs } = temperature;
  const extreme = ({ value, at }: typeof min) => (
    <>
      <span className="font-semibold">{formatCelsius(value, locale)}</span>{' '}
      <span className="text-muted">
        <LocalTime at={at} style="clock" locale={locale} />
      </span>
    </>
  );
  return (
    <NightSection title={text.title} hint={limitHint}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1">
        <Fact name={text.min}>{extreme(min)}</Fact>
        <Fact name={text.mean}>
          <span className="font-semibold">{formatCelsius(mean, locale)}</span>
        </Fact>
        <Fact name={text.max}>{extreme(max)}</Fact>
        <Fact name={text.above(formatCelsius(limit, locale))}>
          <span className="font-semibold">{aboveMs === 0 ? none : lengthText(aboveMs, locale)}</span>
        </Fact>
      </dl>
    </NightSection>
  );
}
