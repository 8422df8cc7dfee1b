import { eq, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { type LiveState, UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DEVICE_DIRECTIONS, DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import type { Database } from './database';
import { agents, cradleState } from './schema';

const at = z.number();
const timed = <T extends z.ZodType>(value: T) => z.object({ value, at }).nullable().catch(null);

/** A part that an older or newer version wrote otherwise is unknown; the rest stays known. */
const storedState = z.object({
  temperature: timed(z.number()),
  crying: timed(z.enum(CRYING_STATUSES)),
  direction: timed(z.enum(DIRECTIONS)),
  faceDirection: timed(z.enum(DEVICE_DIRECTIONS)),
  lastFacingUpAt: at.nullable().catch(null),
  frameAt: at.nullable().catch(null),
  motor: z
    .object({ action: z.enum(MOTOR_ACTIONS), at, by: z.string() })
    .nullable()
    .catch(null),
}) satisfies z.ZodType<LiveState>;

/** What was known of each claimed cradle when it was last written down. */
export async function listCradleStates({ orm }: Database): Promise<{ uuid: string; state: LiveState }[]> {
  const rows = await orm
    .select({ uuid: agents.uuid, live: cradleState.live })
    .from(cradleState)
    .innerJoin(agents, eq(agents.id, cradleState.agentId))
    .where(isNotNull(agents.userId));
  return rows.map(({ uuid, live }) => ({ uuid, state: parseState(live) }));
}

function parseState(live: unknown): LiveState {
  const parsed = storedState.safeParse(typeof live === 'string' ? parseJson(live) : live);
  return parsed.success ? parsed.data : UNKNOWN_STATE;
}

/** MariaDB keeps JSON as text, MySQL has a type for it: the driver may have parsed it or not. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
