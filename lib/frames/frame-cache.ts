import type { Moment } from '@/lib/platform/clock';
import type { FramePayload } from './frame-payload';
import { imagePart } from './multipart';

/** The newest picture of a cradle. Nothing of it is made before somebody asks, and each thing once. */
export interface Frame {
  /** Grows from frame to frame, also over a restart. */
  sequence: number;
  /** Wall ms of its arrival. */
  receivedAt: number;
  /** Monotonic ms of its arrival: its age does not change with the clock. */
  arrivedAt: number;
  /** The device's own bytes; null when they turned out to be no picture. */
  jpeg(): Buffer | null;
  /** The part of a multipart stream, shared by all viewers; null as above. */
  part(): Buffer | null;
}

export interface FrameCache {
  accept(uuid: string, payload: FramePayload, moment: Moment): Frame;
  newest(uuid: string): Frame | null;
  /** The first frame above `after`, at once or when it comes; null after `limitMs` or when the signal aborts. */
  waitForNewer(
    uuid: string,
    after: number,
    wait: { limitMs: number; signal: AbortSignal },
  ): Promise<Frame | null>;
  /** Forgets the picture: the cradle changed hands. Those who wait go on waiting. */
  clear(uuid: string): void;
}

interface Slot {
  frame: Frame | null;
  /** The newest that somebody saw to be a picture. */
  sound: Frame | null;
  lastSequence: number;
  waiters: Set<(frame: Frame) => void>;
}

/** @param onBroken told of each frame whose Base64 broke when it was first needed. */
export function createFrameCache({ onBroken }: { onBroken: (uuid: string) => void }): FrameCache {
  const slots = new Map<string, Slot>();

  function slotOf(uuid: string): Slot {
    const known = slots.get(uuid);
    if (known) return known;
    const fresh: Slot = { frame: null, sound: null, lastSequence: 0, waiters: new Set() };
    slots.set(uuid, fresh);
    return fresh;
  }

  const waitForNewer: FrameCache['waitForNewer'] = (uuid, after, { limitMs, signal }) => {
    const slot = slotOf(uuid);
    if (signal.aborted) return Promise.resolve(null);
    if (slot.frame && slot.frame.sequence > after) return Promise.resolve(slot.frame);
    return new Promise((resolve) => {
      const settle = (frame: Frame | null) => {
        slot.waiters.delete(wake);
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        resolve(frame);
      };
      const wake = (frame: Frame) => settle(frame);
      const leave = () => settle(null);
      const timer = setTimeout(leave, limitMs);
      slot.waiters.add(wake);
      signal.addEventListener('abort', leave);
    });
  };

  return {
    accept(uuid, payload, { now, monotonic }) {
      const slot = slotOf(uuid);
      slot.lastSequence = Math.max(slot.lastSequence + 1, now);
      const when = { sequence: slot.lastSequence, receivedAt: now, arrivedAt: monotonic };
      const frame = createFrame(payload, when, (isSound) => {
        if (isSound) slot.sound = frame;
        // A camera that sends broken pictures only must not look alive: the last sound one grows old.
        else if (slot.frame === frame) slot.frame = slot.sound;
        if (!isSound) onBroken(uuid);
      });
      slot.frame = frame;
      for (const wake of [...slot.waiters]) wake(frame);
      return frame;
    },
    newest: (uuid) => slots.get(uuid)?.frame ?? null,
    waitForNewer,
    clear(uuid) {
      const slot = slotOf(uuid);
      slot.frame = null;
      slot.sound = null;
    },
  };
}

type FrameTimes = Pick<Frame, 'sequence' | 'receivedAt' | 'arrivedAt'>;

function createFrame(payload: FramePayload, times: FrameTimes, onDecoded: (isSound: boolean) => void): Frame {
  let jpeg: Buffer | null | undefined;
  let part: Buffer | null | undefined;
  let source: FramePayload | null = payload;
  const frame: Frame = {
    ...times,
    jpeg() {
      if (jpeg === undefined) {
        jpeg = source?.decode() ?? null;
        source = null;
        onDecoded(jpeg !== null);
      }
      return jpeg;
    },
    part() {
      if (part === undefined) {
        const picture = frame.jpeg();
        part = picture && imagePart(picture, { timestamp: times.receivedAt, sequence: times.sequence });
      }
      return part;
    },
  };
  return frame;
}
