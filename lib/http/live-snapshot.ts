import type { LiveSnapshot } from '@/lib/contracts/live';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { LiveState, Timed } from '@/lib/cradle/live-state';
import type { Signal } from '@/lib/cradle/topics';
import type { OpenAlert } from '@/lib/live/alert-board';

interface SnapshotFacts {
  uuid: string;
  /** Wall ms. */
  now: number;
  brokerIsUp: boolean;
  inUse: boolean;
  alerts: OpenAlert[];
}

/** A cradle's state as pages read it. */
export function toLiveSnapshot(
  state: LiveState,
  { uuid, now, brokerIsUp, inUse, alerts }: SnapshotFacts,
): LiveSnapshot {
  return {
    uuid,
    serverTime: now,
    temperature: toSignal('temperature', state.temperature),
    crying: toSignal('crying', state.crying),
    direction: toSignal('direction', state.direction),
    frame: { at: state.frameAt, freshForMs: FRESH_FOR_MS.frame },
    in_use: inUse,
    alerts: alerts.map(toOpenAlert),
    motor: state.motor,
    broker: brokerIsUp ? 'up' : 'down',
  };
}

function toSignal<T>(signal: Signal, timed: Timed<T> | null) {
  return { value: timed?.value ?? null, at: timed?.at ?? null, freshForMs: FRESH_FOR_MS[signal] };
}

function toOpenAlert(alert: OpenAlert): LiveSnapshot['alerts'][number] {
  return {
    id: alert.id,
    uid: alert.uid,
    episode: alert.episode,
    alert_type: alert.type,
    message: alert.message,
    temperature: alert.temperature,
    face_detected: alert.faceDetected,
    details: alert.details,
    created_at: alert.createdAt,
    acknowledged_at: alert.acknowledgedAt,
    acknowledged_by: alert.acknowledgedBy,
    cleared_at: alert.clearedAt,
  };
}
