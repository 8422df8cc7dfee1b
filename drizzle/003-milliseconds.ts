import { dropZeroDates, keepMilliseconds, type Migration } from '@/lib/store/migrate/step';

const widen = (table: string, column: string) => [
  ...dropZeroDates(table, column),
  keepMilliseconds(table, column),
];

export const milliseconds: Migration = {
  name: '003-milliseconds',
  steps: [
    ...widen('agents', 'created_at'),
    ...widen('agents', 'updated_at'),
    ...widen('sensor_data', 'timestamp'),
    ...widen('video_frames', 'timestamp'),
    ...widen('alert_logs', 'created_at'),
    ...widen('alert_logs', 'resolved_at'),
  ],
};
