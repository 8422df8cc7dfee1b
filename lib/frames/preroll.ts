import { type FramePayload, withOwnMemory } from './frame-payload';

/** A frame that was not stored (yet). */
export interface PrerollFrame {
  payload: FramePayload;
  /** Wall ms of its arrival. */
  at: number;
  /** Monotonic ms of its arrival. */
  arrivedAt: number;
}

/**
 * The last seconds of every cradle, as they came: what was to be seen before an alert. When the memory is not enough
 * the oldest frame of all goes first, so that every cradle keeps about the same time.
 */
export interface Preroll {
  put(agentId: number, frame: PrerollFrame): void;
  /** Hands over what there is of a cradle, oldest first: it is not here any more. */
  take(agentId: number, monotonic: number): PrerollFrame[];
  /** The cradle changed hands. */
  clear(agentId: number): void;
  bytes(): number;
}

interface OldestRing {
  agentId: number;
  ring: PrerollFrame[];
  arrivedAt: number;
}

/** @param keepMs how far back the rings reach */
export function createPreroll({ maxBytes, keepMs }: { maxBytes: number; keepMs: number }): Preroll {
  const rings = new Map<number, PrerollFrame[]>();
  let bytes = 0;

  /** The ring with the oldest frame of all: a look at the first one of each, of which there are hundreds at most. */
  function findOldest(): OldestRing | null {
    let oldest: OldestRing | null = null;
    for (const [agentId, ring] of rings) {
      const arrivedAt = ring[0]?.arrivedAt;
      if (arrivedAt === undefined || (oldest !== null && oldest.arrivedAt <= arrivedAt)) continue;
      oldest = { agentId, ring, arrivedAt };
    }
    return oldest;
  }

  function dropOld(monotonic: number): void {
    for (let oldest = findOldest(); oldest !== null; oldest = findOldest()) {
      if (bytes <= maxBytes && monotonic - oldest.arrivedAt <= keepMs) return;
      bytes -= sizeOf(oldest.ring.shift());
      if (oldest.ring.length === 0) rings.delete(oldest.agentId);
    }
  }

  function remove(agentId: number): PrerollFrame[] {
    const ring = rings.get(agentId) ?? [];
    rings.delete(agentId);
    bytes -= ring.reduce((sum, frame) => sum + sizeOf(frame), 0);
    return ring;
  }

  return {
    put(agentId, { payload, ...times }) {
      const frame = { ...times, payload: withOwnMemory(payload) };
      const ring = rings.get(agentId) ?? [];
      rings.set(agentId, ring);
      ring.push(frame);
      bytes += sizeOf(frame);
      dropOld(frame.arrivedAt);
    },
    take(agentId, monotonic) {
      dropOld(monotonic);
      return remove(agentId);
    },
    clear: (agentId) => void remove(agentId),
    bytes: () => bytes,
  };
}

function sizeOf(frame: PrerollFrame | undefined): number {
  return frame?.payload.encoded.length ?? 0;
}
