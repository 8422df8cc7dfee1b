import {
  allowNull,
  columnIs,
  dropZeroDates,
  keepMillisecondsIfThere,
  type Migration,
} from '@/lib/store/migrate/step';

/**
 * Earlier installations differ in what they let be empty. What our statements leave out must have room to be out:
 * a reading that did not arrive, a setting that nobody chose, a time that only the earlier server kept.
 */
export const looserColumns: Migration = {
  name: '008-looser-columns',
  steps: [
    {
      // argon2id takes 97 characters, and a hash that is cut off fits nothing.
      done: columnIs('users', 'password', 'CHARACTER_MAXIMUM_LENGTH >= 255'),
      sql: 'ALTER TABLE users MODIFY COLUMN password VARCHAR(255) NOT NULL',
    },
    ...dropZeroDates('users', 'created_at'),
    keepMillisecondsIfThere('users', 'created_at'),
    ...dropZeroDates('users', 'updated_at'),
    keepMillisecondsIfThere('users', 'updated_at'),
    allowNull('agents', 'ip', 'VARCHAR(255)'),
    allowNull('agents', 'user_id', 'INT'),
    allowNull('sensor_data', 'alert_log_id', 'INT'),
    allowNull('sensor_data', 'temperature', 'FLOAT'),
    allowNull('video_frames', 'alert_log_id', 'INT'),
    allowNull('alert_logs', 'temperature', 'FLOAT'),
    allowNull('alert_logs', 'face_detected', 'BOOL'),
    allowNull('alert_logs', 'notification_sent', 'BOOL'),
    allowNull('alert_logs', 'resolved', 'BOOL'),
    allowNull('alert_settings', 'max_temperature', 'FLOAT'),
    allowNull('alert_settings', 'abnormal_position_timeout', 'INT'),
    allowNull('alert_settings', 'crying_duration_threshold', 'INT'),
    allowNull('alert_settings', 'push_notifications_enabled', 'BOOL'),
    allowNull('alert_settings', 'email_notifications_enabled', 'BOOL'),
    allowNull('alert_settings', 'push_endpoint', 'TEXT'),
    allowNull('alert_settings', 'push_p256dh', 'TEXT'),
    allowNull('alert_settings', 'push_auth', 'TEXT'),
    ...dropZeroDates('alert_settings', 'created_at'),
    keepMillisecondsIfThere('alert_settings', 'created_at'),
    ...dropZeroDates('alert_settings', 'updated_at'),
    keepMillisecondsIfThere('alert_settings', 'updated_at'),
  ],
};
