import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Fact } from '../alerts/fact';
import { LocalTime } from '../time/local-time';
import { Card } from '../ui/card';
import { CradleName } from './cradle-name';
import { DeleteCradle } from './delete-cradle';
import { InUseSwitch } from './in-use-switch';
import type { PageCradle } from './page-cradle';
import { SinglePicture } from './single-picture';

/** One cradle: how it looks, what it is called, what is known of it, and what a caregiver may do with it. */
export function CradleCard({ cradle, locale }: { cradle: PageCradle; locale: Locale }) {
  const { uuid, ip, createdAt, heardAt, inUse } = cradle;
  const { about, facts: text } = words(locale).cradles;
  const label = cradleLabel(cradle);
  return (
    <li data-cradle={uuid} aria-label={about(label)}>
      <Card className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <SinglePicture uuid={uuid} label={label} locale={locale} />
          <div className="grid min-w-0 content-start gap-3">
            <CradleName uuid={uuid} initial={cradle.name} locale={locale} />
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
              <Fact name={text.uuid}>{uuid}</Fact>
              <Fact name={text.ip}>{ip === '' ? text.noAddress : ip}</Fact>
              <Fact name={text.since}>
                <LocalTime at={createdAt} style="moment" locale={locale} />
              </Fact>
              <Fact name={text.heard}>
                {heardAt === null ? text.never : <LocalTime at={heardAt} style="moment" locale={locale} />}
              </Fact>
            </dl>
          </div>
        </div>
        <div className="grid gap-2 border-t border-line pt-4">
          <InUseSwitch uuid={uuid} label={label} initial={inUse} locale={locale} />
          <DeleteCradle uuid={uuid} label={label} locale={locale} />
        </div>
      </Card>
    </li>
  );
}
