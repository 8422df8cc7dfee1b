import type { z } from 'zod';
import type { AnswerOf } from '@/lib/contracts/call';
import type { agentShape } from '@/lib/contracts/cradles';
import type { agentStatusCall, readingBucketShape, sensorSnapshotCall } from '@/lib/contracts/monitoring';
import { type LiveState, lastReadingAt } from '@/lib/cradle/live-state';
import { toIso } from '@/lib/platform/time';
import type { ReadingBucket } from '@/lib/store/reading-buckets';

/** A cradle's state as GET /api/agent_status says it. */
export function toAgentStatus(uuid: string, state: LiveState): AnswerOf<typeof agentStatusCall, 200> {
  return {
    agent_uuid: uuid,
    temperature: state.temperature?.value ?? null,
    crying: state.crying?.value ?? null,
    direction: state.direction?.value ?? null,
    face_direction: state.faceDirection?.value ?? null,
    last_direction_time: toIso(state.faceDirection?.at ?? null),
    last_normal_face_time: toIso(state.lastFacingUpAt),
    last_update: toIso(lastReadingAt(state)),
  };
}

/** A cradle's state as GET /get_sensor_data says it. */
export function toSensorSnapshot(state: LiveState): AnswerOf<typeof sensorSnapshotCall, 200> {
  return {
    crying: state.crying?.value ?? null,
    direction: state.direction?.value ?? null,
    temperature: state.temperature?.value ?? null,
    timestamp: toIso(lastReadingAt(state)),
  };
}

/** A bucket of readings as GET /api/sensor_data says it. */
export function toReadingBucket({ from, ...bucket }: ReadingBucket): z.infer<typeof readingBucketShape> {
  return { timestamp: toIso(from), ...bucket };
}

interface Cradle {
  id: number;
  uuid: string;
  ip: string;
  name: string | null;
  createdAt: number;
  updatedAt: number;
}

/** A cradle as the app knows it. */
export function toAgent({ id, uuid, ip, name, createdAt, updatedAt }: Cradle): z.infer<typeof agentShape> {
  return { id, uuid, ip, name, created_at: toIso(createdAt), updated_at: toIso(updatedAt) };
}
