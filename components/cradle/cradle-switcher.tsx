'use client';

import { cradleLabel } from '@/lib/cradle/name';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { CheckIcon } from '../ui/icons';
import { Notice } from '../ui/notice';
import { useSelectCradle } from './use-select-cradle';

interface CradleSwitcherProps {
  cradles: readonly { uuid: string; name: string | null }[];
  selected: string;
  /** The page to show again for the other cradle. */
  next: string;
  locale: Locale;
}

/** Nothing to see for a parent of one cradle. */
export function CradleSwitcher({ cradles, selected, next, locale }: CradleSwitcherProps) {
  const text = words(locale).dashboard;
  const { error, select } = useSelectCradle(next, locale);

  if (cradles.length < 2) return null;
  return (
    <nav aria-label={text.cradles} className="mb-3 print:hidden">
      <ul className="flex flex-wrap gap-2">
        {cradles.map(({ uuid, name }) => (
          <li key={uuid} className="min-w-0 max-w-full">
            <button
              type="button"
              aria-current={uuid === selected || undefined}
              onClick={() => {
                if (uuid !== selected) select(uuid);
              }}
              className="flex min-h-11 max-w-full items-center gap-1.5 rounded-full border border-edge px-4 font-medium text-muted hover:bg-sunken aria-current:border-accent aria-current:bg-accent-soft aria-current:text-accent"
            >
              {uuid === selected ? <CheckIcon className="size-4" /> : null}
              <span className="truncate">{cradleLabel({ uuid, name })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert">
        {error === null ? null : (
          <Notice tone="danger" className="mt-2">
            {text.switchFailed} ({error})
          </Notice>
        )}
      </div>
    </nav>
  );
}
