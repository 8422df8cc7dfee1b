import { and, asc, desc, eq } from 'drizzle-orm';
import { ALERT_SETTING_RANGES, type AlertSettings, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import type { Database } from './database';
import { agents, alertSettings } from './schema';
import { inTransaction } from './transaction';

/** Whose settings for which cradle. */
export interface SettingsOf {
  userId: number;
  agentId: number;
}

const columns = {
  maxTemperature: alertSettings.maxTemperature,
  abnormalPositionTimeout: alertSettings.abnormalPositionTimeout,
  cryingDurationThreshold: alertSettings.cryingDurationThreshold,
  pushNotificationsEnabled: alertSettings.pushNotificationsEnabled,
  emailNotificationsEnabled: alertSettings.emailNotificationsEnabled,
};

/** Names of the columns, by setting. */
const COLUMN_NAMES = {
  maxTemperature: 'max_temperature',
  abnormalPositionTimeout: 'abnormal_position_timeout',
  cryingDurationThreshold: 'crying_duration_threshold',
  pushNotificationsEnabled: 'push_notifications_enabled',
  emailNotificationsEnabled: 'email_notifications_enabled',
} as const satisfies Record<keyof AlertSettings, string>;

/** The settings in force: what was never saved is the default. */
export async function getAlertSettings({ orm }: Database, of: SettingsOf): Promise<AlertSettings> {
  const rows = await orm
    .select(columns)
    .from(alertSettings)
    .where(and(eq(alertSettings.userId, of.userId), eq(alertSettings.agentId, of.agentId)))
    // Earlier installations may hold two rows for one cradle, and read the first.
    .orderBy(asc(alertSettings.id))
    .limit(1);
  return withDefaults(rows[0]);
}

/** Those that caregivers have saved for their cradles; whoever is not among them has the defaults. */
export async function listAlertSettings({
  orm,
}: Database): Promise<{ agentId: number; settings: AlertSettings }[]> {
  const rows = await orm
    .select({ agentId: agents.id, row: columns })
    .from(alertSettings)
    .innerJoin(agents, and(eq(agents.id, alertSettings.agentId), eq(agents.userId, alertSettings.userId)))
    .orderBy(desc(alertSettings.id));
  // Of two rows for one cradle the first counts: it comes last here.
  const byCradle = new Map(rows.map(({ agentId, row }) => [agentId, withDefaults(row)]));
  return [...byCradle].map(([agentId, settings]) => ({ agentId, settings }));
}

/**
 * Saves some of the settings; the rest stays. The cradle's row is locked meanwhile, so that two who save for the
 * first time make one row: no unique key can stand for that, since old databases may hold two.
 */
export async function saveAlertSettings(
  database: Database,
  { userId, agentId }: SettingsOf,
  changes: Partial<AlertSettings>,
): Promise<void> {
  const entries = Object.entries(changes).map(
    ([name, value]) => [COLUMN_NAMES[name as keyof AlertSettings], value] as const,
  );
  if (entries.length === 0) return;
  await inTransaction(database, async ({ select, change }) => {
    await select('SELECT id FROM agents WHERE id = ? FOR UPDATE', [agentId]);
    const [found] = await select(SELECT_ID, [userId, agentId]);
    const values = entries.map(([, value]) => value);
    if (found) {
      const names = entries.map(([name]) => `${name} = ?`).join(', ');
      await change(`UPDATE alert_settings SET ${names} WHERE id = ?`, [...values, found.id]);
    } else {
      const names = ['user_id', 'agent_id', ...entries.map(([name]) => name)].join(', ');
      await change(`INSERT INTO alert_settings (${names}) VALUES (?)`, [[userId, agentId, ...values]]);
    }
  });
}

const SELECT_ID = 'SELECT id FROM alert_settings WHERE user_id = ? AND agent_id = ? ORDER BY id LIMIT 1';

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

function withDefaults(row: Nullable<AlertSettings> | undefined): AlertSettings {
  const saved = Object.entries(row ?? {}).filter(([, value]) => value !== null);
  const settings: AlertSettings = { ...DEFAULT_ALERT_SETTINGS, ...Object.fromEntries(saved) };
  return { ...settings, ...clamped(settings) };
}

/** Whatever wrote the row: no rule ever works with a value that nobody could set. */
function clamped(settings: AlertSettings): Partial<AlertSettings> {
  const names = Object.keys(ALERT_SETTING_RANGES) as (keyof typeof ALERT_SETTING_RANGES)[];
  return Object.fromEntries(
    names.map((name) => {
      const { min, max } = ALERT_SETTING_RANGES[name];
      return [name, Math.min(max, Math.max(min, settings[name]))];
    }),
  );
}
