import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@/lib/platform/clock';

/** A phone that was off for longer opens the page instead. */
const TOKEN_MS = 24 * 3_600_000;
/** Tokens in memory, about 300 bytes each; older ones are found in the table. */
const MOST_KEPT = 20_000;
export const TOKEN_FORM = /^[\w-]{43}$/;

/** What a token opens: one alert (or a test), to one recipient, without a session. */
export interface Grant {
  /** SHA-256 of the token, hex: who reads the table can do nothing with it. */
  tokenHash: string;
  userId: number;
  agentId: number | null;
  alertUid: string | null;
  notificationUid: string;
  deviceId: number | null;
  /** Wall ms. */
  expiresAt: number;
}

export interface ActionTokens {
  issue(of: Omit<Grant, 'tokenHash' | 'expiresAt'>): string;
  /** Null for a token that nobody issued, that has expired or was taken back. */
  find(token: string): Promise<Grant | null>;
  /** The device has a new address: what it holds goes on. */
  moveDevice(from: number, to: number): void;
  /** Takes back what a device holds. */
  revokeDevice(deviceId: number): void;
}

export interface TokensDeps {
  clock: Clock;
  /** Has it written down; never waits. */
  record(grant: Grant): void;
  /** From the table. @throws AppError `database_unavailable`. */
  load(tokenHash: string): Promise<Grant | null>;
}

/** Tokens work from memory while the database is away, and from the table after a restart. */
export function createActionTokens({ clock, record, load }: TokensDeps): ActionTokens {
  const grants = new Map<string, Grant>();
  const heldBy = (deviceId: number): Grant[] =>
    [...grants.values()].filter((grant) => grant.deviceId === deviceId);

  function keep(grant: Grant): void {
    grants.set(grant.tokenHash, grant);
    const oldest = grants.keys().next().value;
    if (grants.size > MOST_KEPT && oldest !== undefined) grants.delete(oldest);
  }

  return {
    issue(of) {
      const token = randomBytes(32).toString('base64url');
      const grant = { ...of, tokenHash: hashToken(token), expiresAt: clock.now() + TOKEN_MS };
      keep(grant);
      record(grant);
      return token;
    },
    async find(token) {
      if (!TOKEN_FORM.test(token)) return null;
      const tokenHash = hashToken(token);
      const grant = grants.get(tokenHash) ?? (await load(tokenHash));
      return grant !== null && clock.now() < grant.expiresAt ? grant : null;
    },
    moveDevice(from, to) {
      for (const grant of heldBy(from)) grant.deviceId = to;
    },
    revokeDevice(deviceId) {
      for (const { tokenHash } of heldBy(deviceId)) grants.delete(tokenHash);
    },
  };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
