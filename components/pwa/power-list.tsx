'use client';

import type { Locale } from '@/lib/i18n/locales';
import type { AppPower } from '@/lib/i18n/pwa/shape';
import { words } from '@/lib/i18n/words';
import { CheckIcon, CloseIcon } from '../ui/icons';
import { readAppPowers } from './app-powers';
import { useInBrowser } from './use-in-browser';

const readAsText = (): string => JSON.stringify(readAppPowers());

/** What works in this browser at this address, and what does not. */
export function PowerList({ locale }: { locale: Locale }) {
  const text = words(locale).pwa.secure;
  const found = useInBrowser(readAsText);
  if (found === null) return <p className="text-muted">{text.checking}</p>;
  const powers: { power: AppPower; has: boolean }[] = JSON.parse(found);
  return (
    <ul className="grid gap-2">
      {powers.map(({ power, has }) => (
        <li key={power} data-power={power} data-has={has} className="flex items-center gap-3">
          {has ? <CheckIcon className="size-5 text-good" /> : <CloseIcon className="size-5 text-danger" />}
          <span className="flex-1">{text.powers[power]}</span>
          <span className={`text-sm font-medium ${has ? 'text-good' : 'text-danger'}`}>
            {has ? text.yes : text.no}
          </span>
        </li>
      ))}
    </ul>
  );
}
