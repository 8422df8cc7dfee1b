import { z } from 'zod';
import { ALERT_SETTING_RANGES, DEFAULT_ALERT_SETTINGS } from '@/lib/alerts/settings';
import { ALERT_TYPES } from '@/lib/alerts/types';
import { DEFAULT_WATCH_SETTINGS, OFFLINE_TIMEOUT_RANGE } from '@/lib/alerts/watch-settings';
import { MOST_RECENT } from '@/lib/alerts/windows';
import { defineCall } from './call';
import { readingShape } from './monitoring';
import { done, isoTime, moment } from './shapes';

const alertFields = {
  id: z.int(),
  alert_type: z.string().meta({
    description: `One of ${ALERT_TYPES.join(', ')}; rows of other installations may hold more`,
    examples: ['high_temperature'],
  }),
  alert_message: z.string(),
  temperature: z.number().nullable().meta({ description: '°C at that moment' }),
  face_detected: z.boolean().nullable(),
  resolved: z.boolean(),
  created_at: isoTime.nullable().meta({ description: 'Null only for rows of earlier installations' }),
  resolved_at: isoTime.nullable(),
};

/** An alert as the list of the last 24 h shows it. */
export const alertLogShape = z.object({
  ...alertFields,
  agent_uuid: z.string(),
  message: z.string().meta({ description: 'The same text as alert_message' }),
  notification_sent: z.boolean(),
});

/** An alert in the history of one cradle. */
export const alertHistoryShape = z.object(alertFields);

export type AlertLog = z.infer<typeof alertLogShape>;

const ALERT = {
  id: 12,
  alert_type: 'high_temperature',
  alert_message: '⚠️ 아기의 체온이 38.6°C로 높습니다!',
  temperature: 38.6,
  face_detected: true,
  resolved: false,
  created_at: '2025-10-03T12:34:56.789Z',
  resolved_at: null,
};

export const listAlertsCall = defineCall({
  name: 'listAlerts',
  method: 'GET',
  path: '/api/alert_logs',
  access: 'user',
  answers: { 200: z.array(alertLogShape).max(MOST_RECENT) },
  example: {
    answer: [
      {
        ...ALERT,
        agent_uuid: 'cradle-unique-id-example',
        message: ALERT.alert_message,
        notification_sent: true,
      },
    ],
  },
});

export const alertHistoryCall = defineCall({
  name: 'alertHistory',
  method: 'GET',
  path: '/api/alert_history/{uuid}',
  access: 'cradle',
  answers: { 200: z.array(alertHistoryShape) },
  example: { answer: [ALERT] },
});

export const alertDetailCall = defineCall({
  name: 'alertDetail',
  method: 'GET',
  path: '/api/alert_detail/{alert_id}',
  access: 'alert',
  answers: {
    200: z.object({
      alert: alertHistoryShape,
      sensor_data: z.array(readingShape),
      video_frames: z.array(z.object({ id: z.int(), timestamp: isoTime })),
      total_frames: z.int(),
    }),
  },
  example: {
    answer: {
      alert: ALERT,
      sensor_data: [
        { timestamp: '2025-10-03T12:34:56.789Z', temperature: 38.6, crying: null, direction: null },
      ],
      video_frames: [{ id: 4711, timestamp: '2025-10-03T12:34:56.812Z' }],
      total_frames: 1,
    },
  },
});

/** A recorded picture never changes: this client alone may keep it for ever. */
export const alertFrameCall = defineCall({
  name: 'alertFrame',
  method: 'GET',
  path: '/api/alert_frame/{frame_id}',
  access: 'frame',
  answers: { 200: 'media' },
  media: 'image/jpeg',
  mediaLink: { binds: [] },
});

export const resolveAlertCall = defineCall({
  name: 'resolveAlert',
  method: 'POST',
  path: '/api/alert_logs/{log_id}/resolve',
  access: 'alert',
  answers: { 200: done },
  example: { answer: { success: true } },
});

/** Takes a resolve of the last minutes back: nothing rings by that, and an alert that was raised since stands. */
export const reopenAlertCall = defineCall({
  name: 'reopenAlert',
  method: 'POST',
  path: '/api/alert_logs/{log_id}/reopen',
  access: 'alert',
  answers: { 200: done },
  refusals: ['reopen_too_late'],
  example: { answer: { success: true } },
  ours: true,
});

/** Its caregiver has looked at it. */
export const seeAlertCall = defineCall({
  name: 'seeAlert',
  method: 'POST',
  path: '/api/alert_logs/{log_id}/seen',
  access: 'alert',
  answers: { 200: done },
  example: { answer: { success: true } },
  ours: true,
});

export const seeAlertsCall = defineCall({
  name: 'seeAlerts',
  method: 'POST',
  path: '/api/alert_logs/seen',
  access: 'user',
  body: z.object({
    until: moment.meta({ description: 'When the list was made: what was raised later was not on it' }),
  }),
  answers: { 200: done },
  example: { body: { until: '2025-10-03T12:35:00.000Z' }, answer: { success: true } },
  ours: true,
});

/** Somebody looks after it: neither this alert nor those that follow without a return to normal ring any more. */
export const acknowledgeAlertCall = defineCall({
  name: 'acknowledgeAlert',
  method: 'POST',
  path: '/api/alert_logs/{log_id}/acknowledge',
  access: 'alert',
  answers: { 200: done },
  example: { answer: { success: true } },
  ours: true,
});

/** A recording that is kept is not swept after RETENTION_DAYS, nor is its alert. */
export const keepAlertCall = defineCall({
  name: 'keepAlert',
  method: 'POST',
  path: '/api/alert_logs/{log_id}/keep',
  access: 'alert',
  body: z.object({ kept: z.boolean() }),
  answers: { 200: done },
  example: { body: { kept: true }, answer: { success: true } },
  ours: true,
});

const ranged = ({ min, max }: { min: number; max: number }) => z.number().min(min).max(max);
const seconds = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

const settingsShape = z.object({
  max_temperature: ranged(ALERT_SETTING_RANGES.maxTemperature).meta({ description: '°C' }),
  abnormal_position_timeout: seconds(ALERT_SETTING_RANGES.abnormalPositionTimeout).meta({ description: 's' }),
  crying_duration_threshold: seconds(ALERT_SETTING_RANGES.cryingDurationThreshold).meta({ description: 's' }),
  push_notifications_enabled: z.boolean(),
  email_notifications_enabled: z.boolean(),
});

export type WireAlertSettings = z.infer<typeof settingsShape>;

const DEFAULTS: WireAlertSettings = {
  max_temperature: DEFAULT_ALERT_SETTINGS.maxTemperature,
  abnormal_position_timeout: DEFAULT_ALERT_SETTINGS.abnormalPositionTimeout,
  crying_duration_threshold: DEFAULT_ALERT_SETTINGS.cryingDurationThreshold,
  push_notifications_enabled: DEFAULT_ALERT_SETTINGS.pushNotificationsEnabled,
  email_notifications_enabled: DEFAULT_ALERT_SETTINGS.emailNotificationsEnabled,
};

export const alertSettingsCall = defineCall({
  name: 'alertSettings',
  method: 'GET',
  path: '/api/alert_settings/{uuid}',
  access: 'cradle',
  answers: { 200: settingsShape },
  example: { answer: DEFAULTS },
});

/** Any of the fields; the rest stays as it is, and when one does not fit nothing is saved. */
export const changeAlertSettingsCall = defineCall({
  name: 'changeAlertSettings',
  method: 'POST',
  path: '/api/alert_settings/{uuid}',
  access: 'cradle',
  body: settingsShape.partial(),
  answers: { 200: done.extend({ settings: settingsShape }) },
  example: {
    body: { max_temperature: 37.5 },
    answer: { success: true, settings: { ...DEFAULTS, max_temperature: 37.5 } },
  },
});

const watchSettingsShape = z.object({
  in_use: z.boolean().meta({ description: 'A cradle that is not in use raises no alert' }),
  offline_timeout: seconds(OFFLINE_TIMEOUT_RANGE).meta({
    description: 's without any message after which the cradle counts as gone; 0 never',
  }),
});

export type WireWatchSettings = z.infer<typeof watchSettingsShape>;

const WATCH_DEFAULTS: WireWatchSettings = {
  in_use: DEFAULT_WATCH_SETTINGS.inUse,
  offline_timeout: DEFAULT_WATCH_SETTINGS.offlineTimeout,
};

export const watchSettingsCall = defineCall({
  name: 'watchSettings',
  method: 'GET',
  path: '/api/watch_settings/{uuid}',
  access: 'cradle',
  answers: { 200: watchSettingsShape },
  example: { answer: WATCH_DEFAULTS },
  ours: true,
});

/** Any of the fields; the rest stays as it is, and when one does not fit nothing is saved. */
export const changeWatchSettingsCall = defineCall({
  name: 'changeWatchSettings',
  method: 'POST',
  path: '/api/watch_settings/{uuid}',
  access: 'cradle',
  body: watchSettingsShape.partial(),
  answers: { 200: done.extend({ settings: watchSettingsShape }) },
  example: {
    body: { in_use: false },
    answer: { success: true, settings: { ...WATCH_DEFAULTS, in_use: false } },
  },
  ours: true,
});
