import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { NightReport } from '@/lib/insight/night-report';
import type { Spell } from '@/lib/insight/spells';
import { NightLine, NightSection } from './night-section';
import { tellable } from './tellable';
import { lengthText, TimeSpan } from './time-span';

/** Each cry with its start and length; one that a gap cut says so. */
export function CrySection({ report: { cries, signals }, locale }: { report: NightReport; locale: Locale }) {
  const text = words(locale).night;
  const { told, left } = tellable(cries);
  const none = signals.crying.share === 0 ? text.noCriesUnknown : text.noCries;
  return (
    <NightSection title={text.cries} {...(cries.length === 0 ? { hint: none } : {})}>
      <ul>
        {told.map((cry) => (
          <NightLine
            key={cry.from}
            time={<TimeSpan {...cry} locale={locale} />}
            length={lengthText(cry.to - cry.from, locale)}
          >
            {cutText(cry, locale)}
          </NightLine>
        ))}
      </ul>
      {left === 0 ? null : <p className="text-sm text-muted">{text.left(left)}</p>}
    </NightSection>
  );
}

function cutText({ begin, end }: Spell, locale: Locale): string {
  const { cut } = words(locale).night;
  const parts = [begin === 'heard' ? '' : cut.begin[begin], end === 'heard' ? '' : cut.end[end]];
  return parts.filter((part) => part !== '').join(' · ');
}
