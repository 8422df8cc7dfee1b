import { FROZEN_AFTER_MS } from '@/lib/alerts/rules/stream-frozen';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { SIGNALS, type Signal } from '@/lib/cradle/topics';
import { fine, unknown, type Verdict, wrong } from '../check';
import type { CradleFacts } from '../facts';

type Arrivals = Pick<CradleFacts, 'arrivals'>;

export function checkSignal(signal: Signal, { arrivals }: Arrivals, now: number): Verdict {
  const at = arrivals[signal];
  if (at === null) return unknown('never');
  return now - at <= FRESH_FOR_MS[signal] ? fine(at) : wrong('silent', at);
}

/** Pictures that come and are all the same show nobody how things are, also when their alert was resolved. */
export function checkFrame(cradle: Arrivals & Pick<CradleFacts, 'frozenSince'>, now: number): Verdict {
  const arrived = checkSignal('frame', cradle, now);
  const { frozenSince } = cradle;
  const isFrozen = frozenSince !== null && now - frozenSince >= FROZEN_AFTER_MS;
  return arrived.state === 'ok' && isFrozen ? wrong('frozen', frozenSince) : arrived;
}

/** A cradle of which nothing comes is one thing to look at, not one for each signal; null for any other. */
export function findGone(cradle: Arrivals, now: number): Verdict | null {
  if (SIGNALS.some((signal) => checkSignal(signal, cradle, now).state === 'ok')) return null;
  const heard = Object.values(cradle.arrivals).filter((at) => at !== null);
  return wrong('gone', heard.length === 0 ? null : Math.max(...heard));
}
