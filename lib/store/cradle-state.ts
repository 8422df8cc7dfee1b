import { eq, isNotNull, max } from 'drizzle-orm';
import { z } from 'zod';
import { type RulesState, rulesStateShape } from '@/lib/alerts/rules-state';
import { type LiveState, UNKNOWN_STATE } from '@/lib/cradle/live-state';
import { CRYING_STATUSES } from '@/lib/cradle/sensors/crying';
import { DEVICE_DIRECTIONS, DIRECTIONS } from '@/lib/cradle/sensors/direction';
import { MOTOR_ACTIONS } from '@/lib/cradle/topics';
import type { CradleMemory } from './alert-changes';
import type { Database } from './database';
import { parseJsonColumn } from './json-column';
import { agents, cradleState } from './schema';

const at = z.number();
const timed = <T extends z.ZodType>(value: T) => z.object({ value, at }).nullable().catch(null);

/** A part that an older or newer version wrote otherwise is unknown; the rest stays known. */
const storedState = z.object({
  temperature: timed(z.number()),
  crying: timed(z.enum(CRYING_STATUSES)),
  cryingSince: at.nullable().catch(null),
  direction: timed(z.enum(DIRECTIONS)),
  directionSince: at.nullable().catch(null),
  faceDirection: timed(z.enum(DEVICE_DIRECTIONS)),
  lastFacingUpAt: at.nullable().catch(null),
  frameAt: at.nullable().catch(null),
  frozenSince: at.nullable().catch(null),
  motor: z
    .object({ action: z.enum(MOTOR_ACTIONS), at, by: z.string() })
    .nullable()
    .catch(null),
}) satisfies z.ZodType<LiveState>;

/** What was known of each claimed cradle when it was last written down. */
export async function listCradleMemories({
  orm,
}: Database): Promise<{ uuid: string; memory: CradleMemory }[]> {
  const rows = await orm
    .select({ uuid: agents.uuid, live: cradleState.live, rules: cradleState.rules })
    .from(cradleState)
    .innerJoin(agents, eq(agents.id, cradleState.agentId))
    .where(isNotNull(agents.userId));
  return rows.map(({ uuid, live, rules }) => ({
    uuid,
    memory: { live: parseState(live), rules: parseRules(rules) },
  }));
}

/** When anything of a claimed cradle was last written down, wall ms; null when nothing ever was. */
export async function findLastMark({ orm }: Database): Promise<number | null> {
  const [row] = await orm
    .select({ at: max(cradleState.updatedAt) })
    .from(cradleState)
    .innerJoin(agents, eq(agents.id, cradleState.agentId))
    .where(isNotNull(agents.userId));
  return row?.at?.getTime() ?? null;
}

function parseState(live: unknown): LiveState {
  const parsed = storedState.safeParse(parseJsonColumn(live));
  return parsed.success ? parsed.data : UNKNOWN_STATE;
}

function parseRules(rules: unknown): RulesState | null {
  const parsed = rulesStateShape.safeParse(parseJsonColumn(rules));
  return parsed.success ? parsed.data : null;
}
