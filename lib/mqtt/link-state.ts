import type { Clock } from '@/lib/platform/clock';
import type { LinkState, LinkStatus } from './link';
import { REFUSAL_KINDS, type RefusalKind } from './refusals';

export interface LinkStateHolder {
  get(): LinkState;
  /** Tells the listener when status or detail differ from before. */
  set(status: LinkStatus, detail: string | null): void;
  countRefusal(kind: RefusalKind): void;
}

export function createLinkState({
  clock,
  onStateChange,
}: {
  clock: Clock;
  onStateChange?: (state: LinkState) => void;
}): LinkStateHolder {
  const refused = Object.fromEntries(REFUSAL_KINDS.map((kind) => [kind, 0])) as Record<RefusalKind, number>;
  let current: Omit<LinkState, 'refused'> = { status: 'stopped', detail: null, since: clock.now() };
  const get = (): LinkState => ({ ...current, refused: { ...refused } });
  return {
    get,
    set(status, detail) {
      if (status === current.status && detail === current.detail) return;
      const since = status === current.status ? current.since : clock.now();
      current = { status, detail, since };
      onStateChange?.(get());
    },
    countRefusal(kind) {
      refused[kind] += 1;
    },
  };
}
