import type { AlertSettings } from '@/lib/alerts/settings';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import type { LiveState, Timed } from '@/lib/cradle/live-state';
import type { Signal } from '@/lib/cradle/topics';
import type { OpenAlert } from '@/lib/live/alert-board';

/** A message that came twice is no frozen camera, in ms. */
const FROZEN_AFTER_MS = 3_000;

interface SnapshotFacts {
  uuid: string;
  name: string | null;
  /** Wall ms. */
  now: number;
  brokerIsUp: boolean;
  settings: AlertSettings & WatchSettings;
  alerts: OpenAlert[];
}

/** A cradle's state as pages read it. */
export function toLiveSnapshot(
  state: LiveState,
  { uuid, name, now, brokerIsUp, settings, alerts }: SnapshotFacts,
): LiveSnapshot {
  return {
    uuid,
    name,
    serverTime: now,
    temperature: toSignal('temperature', state.temperature),
    crying: { ...toSignal('crying', state.crying), since: state.cryingSince },
    direction: { ...toSignal('direction', state.direction), since: state.directionSince },
    frame: toFrameSignal(state, now),
    in_use: settings.inUse,
    limits: {
      max_temperature: settings.maxTemperature,
      abnormal_position_timeout: settings.abnormalPositionTimeout,
      crying_duration_threshold: settings.cryingDurationThreshold,
    },
    alerts: alerts.map(toOpenAlert),
    motor: state.motor,
    broker: brokerIsUp ? 'up' : 'down',
  };
}

export function toFrameSignal({ frameAt, frozenSince }: LiveState, now: number): LiveSnapshot['frame'] {
  const isFrozen = frozenSince !== null && now - frozenSince >= FROZEN_AFTER_MS;
  return { at: frameAt, freshForMs: FRESH_FOR_MS.frame, frozen_since: isFrozen ? frozenSince : null };
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
