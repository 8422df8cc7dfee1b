import { keepMilliseconds, type Migration } from '@/lib/store/migrate/step';

export const milliseconds: Migration = {
  name: '003-milliseconds',
  steps: [
    keepMilliseconds('agents', 'created_at'),
    keepMilliseconds('agents', 'updated_at'),
    keepMilliseconds('sensor_data', 'timestamp'),
    keepMilliseconds('video_frames', 'timestamp'),
    keepMilliseconds('alert_logs', 'created_at'),
    keepMilliseconds('alert_logs', 'resolved_at'),
  ],
};
