import { SENSOR_KINDS } from '@/lib/cradle/sensors/kinds';
import { formatExactShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { NightGap, NightReport } from '@/lib/insight/night-report';
import { NightLine, NightSection } from './night-section';
import { tellable } from './tellable';
import { lengthText, TimeSpan } from './time-span';

/** How much was known of each signal, and each time that was not. */
export function GapSection({ report: { gaps, signals }, locale }: { report: NightReport; locale: Locale }) {
  const text = words(locale).night;
  const { told, left } = tellable(gaps);
  return (
    <NightSection title={text.gaps} hint={gaps.length === 0 ? text.noGaps : text.gapsHint}>
      <ul>
        {told.map((gap) => (
          <NightLine
            key={`${gap.from} ${gap.missing}`}
            time={<TimeSpan {...gap} locale={locale} />}
            length={lengthText(gap.to - gap.from, locale)}
          >
            {reasonOf(gap, locale)}
          </NightLine>
        ))}
      </ul>
      {left === 0 ? null : <p className="text-sm text-muted">{text.left(left)}</p>}
      <h3 className="mt-4 font-semibold">{text.knownShare}</h3>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {SENSOR_KINDS.map((kind) => (
          <div key={kind} className="contents">
            <dt className="text-muted">{text.signals[kind]}</dt>
            <dd className="text-right font-semibold tabular-nums">
              {formatExactShare(signals[kind].share, locale)}
            </dd>
          </div>
        ))}
      </dl>
    </NightSection>
  );
}

function reasonOf({ missing, cause }: NightGap, locale: Locale): string {
  const { causes, missing: say } = words(locale).night;
  if (cause !== null) return causes[cause];
  const [only, ...others] = missing;
  return only === undefined || others.length > 0 ? say.all : say.one[only];
}
