import type { Clock } from '@/lib/platform/clock';
import type { Session } from './sessions';

/** CONTRACT §1: today's app asks for the status every 2 s; so long does each answer open the stream, in ms. */
const PASS_MS = 10_000;
const MAX_PASSES = 1_000;

/**
 * For the WebView of today's app, which sends no cookie: a signed-in request for a cradle's status opens its stream
 * for a short time to the same address. Only in use with LEGACY_APP_STREAM=1.
 */
export interface StreamPasses {
  grant(session: Session, uuid: string, address: string): void;
  /** The session that opened this cradle's stream to this address, or null. */
  find(uuid: string, address: string): Session | null;
  revokeSession(tokenHash: string): void;
}

export function createStreamPasses({ clock }: { clock: Clock }): StreamPasses {
  const passes = new Map<string, { session: Session; until: number }>();
  const key = (uuid: string, address: string) => `${address} ${uuid}`;
  return {
    grant(session, uuid, address) {
      passes.delete(key(uuid, address));
      passes.set(key(uuid, address), { session, until: clock.monotonic() + PASS_MS });
      const oldest = passes.size > MAX_PASSES ? passes.keys().next().value : undefined;
      if (oldest !== undefined) passes.delete(oldest);
    },
    find(uuid, address) {
      const pass = passes.get(key(uuid, address));
      return pass && clock.monotonic() < pass.until ? pass.session : null;
    },
    revokeSession(tokenHash) {
      for (const [name, pass] of passes) if (pass.session.tokenHash === tokenHash) passes.delete(name);
    },
  };
}
