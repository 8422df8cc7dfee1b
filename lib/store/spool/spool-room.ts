/** What the spool holds, in the order in which it is given up when there is no more room. */
export const SPOOL_KINDS = ['frames', 'readings', 'alerts'] as const;
export type SpoolKind = (typeof SPOOL_KINDS)[number];

interface Tenant {
  bytes(): number;
  /** Forgets the oldest record; false when there is none. */
  giveUpOldest(): boolean;
}

/** The room that the three share: whoever needs some takes it from what matters less, and then from its own oldest. */
export interface SpoolRoom {
  register(kind: SpoolKind, tenant: Tenant): void;
  /** Whether there is room for so many bytes now. */
  reserve(kind: SpoolKind, bytes: number): boolean;
  bytes(): number;
}

export function createSpoolRoom({ limitBytes }: { limitBytes: number }): SpoolRoom {
  const tenants = new Map<SpoolKind, Tenant>();

  function bytes(): number {
    return [...tenants.values()].reduce((sum, tenant) => sum + tenant.bytes(), 0);
  }

  function giveUpFor(kind: SpoolKind): boolean {
    const lesser = SPOOL_KINDS.slice(0, SPOOL_KINDS.indexOf(kind) + 1);
    // An alert gives way to nothing.
    return lesser.some((victim) => victim !== 'alerts' && tenants.get(victim)?.giveUpOldest());
  }

  return {
    register: (kind, tenant) => void tenants.set(kind, tenant),
    reserve(kind, wanted) {
      while (bytes() + wanted > limitBytes) if (!giveUpFor(kind)) return false;
      return true;
    },
    bytes,
  };
}
