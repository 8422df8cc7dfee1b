'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type { LiveSnapshot } from '@/lib/contracts/live';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import type { Asked } from '../form/asking-feed';
import { toEpisodes } from './open-episodes';
import { useAllCradles } from './use-all-cradles';
import { useAppBadge } from './use-app-badge';

interface OpenNow {
  /** How many things are wrong or not resolved yet; null while that is not known. */
  count: number | null;
  link: Asked<unknown>['link'];
  /** As they were said last; none where the page follows them by itself. */
  cradles: readonly LiveSnapshot[];
  tell(count: number | null): void;
}

const Context = createContext<OpenNow>({ count: null, link: 'checking', cradles: [], tell: () => undefined });

interface OpenNowScopeProps {
  /** Not where the page follows the cradles anyway: it tells the count. */
  asks: boolean;
  locale: Locale;
  children: ReactNode;
}

/** Around every page of a parent: whatever they look at, they hear that something is wrong. */
export function OpenNowScope({ asks, locale, children }: OpenNowScopeProps) {
  const { answer, link } = useAllCradles(asks, locale);
  const [told, tell] = useState<number | null>(null);
  const cradles = answer?.cradles;
  const count = asks ? countOpen(cradles) : told;
  useAppBadge(count);
  const now = useMemo(() => ({ count, link, cradles: cradles ?? [], tell }), [count, link, cradles]);
  return (
    <Context value={now}>
      {children}
      {asks ? (
        <p role="status" className="sr-only">
          {count === null || count === 0 ? '' : words(locale).alertList.openNow(count)}
        </p>
      ) : null}
    </Context>
  );
}

export const useOpenNow = (): OpenNow => use(Context);

/** For a page that follows the cradles by itself. */
export function useTellOpenCount(count: number | null): void {
  const { tell } = use(Context);
  useEffect(() => tell(count), [tell, count]);
}

function countOpen(cradles: readonly LiveSnapshot[] | undefined): number | null {
  return cradles?.reduce((sum, { alerts }) => sum + toEpisodes(alerts).length, 0) ?? null;
}
