import { useEffect, useState } from 'react';
import type { WireReadingBucket } from '@/lib/contracts/monitoring';
import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { TREND, type TrendPoint, toTrendPoints } from './temperature-trend';

/** A point comes each minute, and so does the question for it, in ms. */
const EVERY_MS = TREND.resolutionS * 1_000;

interface TrendDeps {
  uuid: string;
  serverOffset: () => number | null;
  /** The server can be reached and its clock is known. */
  enabled: boolean;
  locale: Locale;
}

/** The temperature of the last hour, asked for while the page is seen; null while not known. */
export function useTemperatureTrend({ uuid, serverOffset, enabled, locale }: TrendDeps): TrendPoint[] | null {
  const [points, setPoints] = useState<TrendPoint[] | null>(null);

  useEffect(() => {
    if (!enabled) return;
    let over = false;
    let askedAt = Number.NEGATIVE_INFINITY;
    const ask = async (): Promise<void> => {
      const offset = serverOffset();
      if (document.hidden || offset === null || performance.now() - askedAt < EVERY_MS) return;
      askedAt = performance.now();
      const path = trendPath(uuid, Date.now() + offset);
      const result = await callJson<WireReadingBucket[]>({ method: 'GET', path, locale });
      if (!over) setPoints(result.ok ? toTrendPoints(result.answer) : null);
    };
    void ask();
    const timer = setInterval(ask, EVERY_MS / 4);
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [uuid, serverOffset, enabled, locale]);

  return points;
}

function trendPath(uuid: string, now: number): string {
  const query = new URLSearchParams({
    start_date: new Date(now - TREND.spanMs).toISOString(),
    end_date: new Date(now).toISOString(),
    resolution: String(TREND.resolutionS),
  });
  return `/api/sensor_data/${encodeURIComponent(uuid)}?${query}`;
}
