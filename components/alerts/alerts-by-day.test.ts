import { expect, it } from 'vitest';
import { alertsByDay } from './alerts-by-day';
import type { PageAlert } from './page-alert';

function alertAt(created_at: string | null): PageAlert {
  const rest = { resolved: false, resolved_at: null, temperature: null, face_detected: null };
  const words = { alert_type: 'crying', alert_message: '', message: '', agent_uuid: 'a', cradleName: null };
  const life = { acknowledgedAt: null, acknowledgedBy: null, clearedAt: null };
  return {
    id: 1,
    notification_sent: false,
    created_at,
    details: {},
    life,
    kept: false,
    unread: false,
    lasted: null,
    ...words,
    ...rest,
  };
}

const times = ['2025-10-03T16:00:00.000Z', '2025-10-03T15:00:00.000Z', '2025-10-03T14:59:59.999Z'];

it.each([
  ['UTC', [['2025-10-03', 3]]],
  [
    'Asia/Seoul',
    [
      ['2025-10-04', 2],
      ['2025-10-03', 1],
    ],
  ],
] as const)('groups alerts by the days of %s, newest first', (timeZone, expected) => {
  const days = alertsByDay(times.map(alertAt), timeZone);
  expect(days.map(({ key, alerts }) => [key, alerts.length])).toEqual(expected);
});

it('puts the alerts of an earlier installation without a time together', () => {
  const days = alertsByDay([alertAt(times[0] ?? null), alertAt(null), alertAt(null)], 'UTC');
  expect(days.map(({ at, alerts }) => [at === null, alerts.length])).toEqual([
    [false, 1],
    [true, 2],
  ]);
});
