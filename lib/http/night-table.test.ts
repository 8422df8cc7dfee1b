import { describe, expect, it } from 'vitest';
import { reportNight } from '@/lib/insight/night-report';
import type { NightAlert, ReadNight } from './night';
import { nightTable, nightTableHeaders } from './night-table';

const from = Date.UTC(2025, 9, 3, 11);
const MINUTE = 60_000;
const night = { from, to: from + 10 * MINUTE };

const alert: NightAlert = {
  ...{ id: 1, agentId: 1, agentUuid: 'cradle', type: 'crying', message: '', temperature: null },
  ...{
    faceDetected: null,
    notificationSent: true,
    resolved: false,
    createdAt: from + MINUTE,
    resolvedAt: null,
  },
  seenAt: null,
  ...{ uid: null, episode: null, details: {}, clearedAt: from + 2 * MINUTE, acknowledgedAt: from + MINUTE },
  ...{ acknowledgedBy: '=HYPERLINK("a", "b")', kept: false, shownAt: null },
};

function read(): ReadNight {
  const crying = [
    { value: 'Not Crying' as const, from: from - MINUTE, last: from + 55_000 },
    { value: 'Crying' as const, from: from + MINUTE, last: from + 115_000 },
    { value: 'Not Crying' as const, from: from + 2 * MINUTE, last: night.to + MINUTE },
  ];
  const measured = { min: { value: -1.5, at: from }, mean: 36, max: { value: 38.5, at: from + MINUTE } };
  const facts = { temperature: [], crying, direction: [], measured, outages: [] };
  return {
    report: reportNight(facts, night, night.to + MINUTE),
    alerts: [alert],
    more: false,
    maxTemperature: 38,
  };
}

const lines = nightTable(read(), 'Asia/Seoul').slice(1).split('\r\n');

describe('the table of a night', () => {
  it('says what happened with the clock of the reader, in its order', () => {
    expect(lines).toEqual([
      'kind,from,to,seconds,value,detail',
      'night,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,,over',
      'watched,,,,600,seconds',
      'known_share,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,0.0000,temperature',
      'known_share,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,1.0000,crying',
      'known_share,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,0.0000,direction',
      'longest_calm,2025-10-03T20:02:00+09:00,2025-10-03T20:10:00+09:00,480,,',
      'temperature_min,2025-10-03T20:00:00+09:00,,,-1.5,',
      'temperature_mean,,,,36,',
      'temperature_max,2025-10-03T20:01:00+09:00,,,38.5,',
      'temperature_above,,,,0,seconds above 38',
      'gap,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,,temperature',
      'gap,2025-10-03T20:00:00+09:00,2025-10-03T20:10:00+09:00,600,,direction',
      'cry,2025-10-03T20:01:00+09:00,2025-10-03T20:02:00+09:00,60,,',
      expect.stringContaining('alert,2025-10-03T20:01:00+09:00,2025-10-03T20:02:00+09:00,60,crying,'),
      '',
    ]);
  });

  it('says at its end that there were more alerts than it holds, and when', () => {
    const cut = nightTable({ ...read(), more: true }, 'Asia/Seoul').split('\r\n');
    expect(cut.at(-2)).toBe(
      'more_alerts,2025-10-03T20:00:00+09:00,2025-10-03T20:01:00+09:00,60,,only the newest 1 are here',
    );
    expect(cut.slice(0, -2).join()).not.toContain('more_alerts');
  });

  it('begins with the mark by which spreadsheets know its letters', () => {
    expect(nightTable(read(), 'UTC').charCodeAt(0)).toBe(0xfeff);
  });

  it('holds no formula, whatever a caregiver is called', () => {
    expect(lines.at(-2)).toMatch(/,"'=HYPERLINK\(""a"", ""b""\)"$/);
  });

  it('is a file with the day of its night in its name', () => {
    expect(nightTableHeaders({ date: '2025-10-03' })).toEqual({
      'Cache-Control': 'no-store',
      'Content-Disposition': 'attachment; filename="smart-cradle-night-2025-10-03.csv"',
    });
  });
});
