import { addIndex, columnIs, fillNulls, type Migration } from '@/lib/store/migrate/step';

/**
 * Pictures above 64 KB do not fit a BLOB; 100 cradles at a row a second use up an INT in 248 days
 * (2^31 / 100 / 86,400); and each call reads one cradle or one parent by time.
 */
export const roomToGrow: Migration = {
  name: '004-room-to-grow',
  steps: [
    // A row without a picture tells as little as one with an empty picture, and stays.
    fillNulls('video_frames', 'frame', "''"),
    {
      done: columnIs('video_frames', 'frame', "DATA_TYPE = 'longblob'"),
      sql: 'ALTER TABLE video_frames MODIFY COLUMN frame LONGBLOB NOT NULL',
    },
    {
      done: columnIs('video_frames', 'id', "DATA_TYPE = 'bigint'"),
      sql: 'ALTER TABLE video_frames MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT',
    },
    {
      done: columnIs('sensor_data', 'id', "DATA_TYPE = 'bigint'"),
      sql: 'ALTER TABLE sensor_data MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT',
    },
    addIndex('sensor_data', 'sensor_data_by_time', 'agent_id, timestamp'),
    addIndex('video_frames', 'video_frames_by_time', 'agent_id, timestamp'),
    addIndex('alert_logs', 'alert_logs_of_user', 'user_id, created_at'),
    addIndex('alert_logs', 'alert_logs_of_agent', 'agent_id, created_at'),
  ],
};
