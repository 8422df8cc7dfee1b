/** Who watches what: enough to find the streams that must end. */
export interface LeaseHolder {
  tokenHash: string;
  userId: number;
  uuid: string;
  /** Wall ms at which the session ends by itself. */
  expiresAt: number;
}

export interface Lease {
  /** Aborts when the holder may no longer look. */
  signal: AbortSignal;
  release(): void;
}

/** Access as a lease: a stream holds one for as long as it runs, and ends with it. */
export interface Leases {
  open(holder: LeaseHolder): Lease;
  revokeSession(tokenHash: string): void;
  revokeCradle(uuid: string): void;
  /** Ends those whose session has run out; to be called about once a second. */
  sweep(now: number): void;
  count(): number;
}

export function createLeases(): Leases {
  const open = new Map<AbortController, LeaseHolder>();

  function revoke(ends: (holder: LeaseHolder) => boolean): void {
    for (const [controller, holder] of open) {
      if (!ends(holder)) continue;
      open.delete(controller);
      controller.abort();
    }
  }

  return {
    open(holder) {
      const controller = new AbortController();
      open.set(controller, holder);
      return {
        signal: controller.signal,
        release() {
          open.delete(controller);
          // Whatever still waits under this lease ends too: the viewer is gone.
          controller.abort();
        },
      };
    },
    revokeSession: (tokenHash) => revoke((holder) => holder.tokenHash === tokenHash),
    revokeCradle: (uuid) => revoke((holder) => holder.uuid === uuid),
    sweep: (now) => revoke((holder) => holder.expiresAt <= now),
    count: () => open.size,
  };
}
