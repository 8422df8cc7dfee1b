import type { z } from 'zod';
import type { AlertSettings } from '@/lib/alerts/settings';
import type { WatchSettings } from '@/lib/alerts/watch-settings';
import type {
  alertDetailCall,
  alertHistoryShape,
  alertLogShape,
  WireAlertSettings,
  WireWatchSettings,
} from '@/lib/contracts/alerts';
import type { AnswerOf } from '@/lib/contracts/call';
import { toIso } from '@/lib/platform/time';
import type { AlertRow } from '@/lib/store/alerts';
import type { Recording } from '@/lib/store/recording';

/** An alert in a cradle's history. */
export function toAlertHistory(alert: AlertRow): z.infer<typeof alertHistoryShape> {
  return {
    id: alert.id,
    alert_type: alert.type,
    alert_message: alert.message,
    temperature: alert.temperature,
    face_detected: alert.faceDetected,
    resolved: alert.resolved,
    created_at: toIso(alert.createdAt),
    resolved_at: toIso(alert.resolvedAt),
  };
}

/** An alert in the list of the last 24 h. */
export function toAlertLog(alert: AlertRow): z.infer<typeof alertLogShape> {
  return {
    ...toAlertHistory(alert),
    agent_uuid: alert.agentUuid,
    message: alert.message,
    notification_sent: alert.notificationSent,
  };
}

export function toAlertDetail(
  alert: AlertRow,
  { readings, frames }: Recording,
): AnswerOf<typeof alertDetailCall, 200> {
  return {
    alert: toAlertHistory(alert),
    sensor_data: readings,
    video_frames: frames.map(({ id, at }) => ({ id, timestamp: toIso(at) })),
    total_frames: frames.length,
  };
}

export function toWireSettings(settings: AlertSettings): WireAlertSettings {
  return {
    max_temperature: settings.maxTemperature,
    abnormal_position_timeout: settings.abnormalPositionTimeout,
    crying_duration_threshold: settings.cryingDurationThreshold,
    push_notifications_enabled: settings.pushNotificationsEnabled,
    email_notifications_enabled: settings.emailNotificationsEnabled,
  };
}

/** Fields that were not sent are not there. */
export function fromWireSettings(fields: Partial<WireAlertSettings>): Partial<AlertSettings> {
  const changes = {
    maxTemperature: fields.max_temperature,
    abnormalPositionTimeout: fields.abnormal_position_timeout,
    cryingDurationThreshold: fields.crying_duration_threshold,
    pushNotificationsEnabled: fields.push_notifications_enabled,
    emailNotificationsEnabled: fields.email_notifications_enabled,
  };
  return withoutUndefined(changes);
}

export function toWireWatchSettings({ inUse, offlineTimeout }: WatchSettings): WireWatchSettings {
  return { in_use: inUse, offline_timeout: offlineTimeout };
}

/** Fields that were not sent are not there. */
export function fromWireWatchSettings(fields: Partial<WireWatchSettings>): Partial<WatchSettings> {
  return withoutUndefined({ inUse: fields.in_use, offlineTimeout: fields.offline_timeout });
}

function withoutUndefined<T extends object>(changes: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as T;
}
