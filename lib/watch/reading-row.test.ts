import { describe, expect, it } from 'vitest';
import type { SensorReading } from '@/lib/cradle/sensors/registry';
import { momentOf } from '@/lib/platform/clock';
import { createTestClock } from '@/lib/platform/test-clock';
import { draftReading, EMPTY_DRAFT, type ReadingRow, takeDueRow, takeRow } from './reading-row';

const degrees = (value: number): SensorReading => ({ kind: 'temperature', value });
const cry = (value: 'Crying' | 'Not Crying'): SensorReading => ({ kind: 'crying', value });
const facing = (value: '정면 유지 중' | '좌측으로 움직임' | '확인 중...' | '인식 오류'): SensorReading => ({
  kind: 'direction',
  value,
});

function setUp() {
  const clock = createTestClock();
  const rows: ReadingRow[] = [];
  let draft = EMPTY_DRAFT;
  const take = (step: ReturnType<typeof takeDueRow>) => {
    draft = step.draft;
    if (step.row) rows.push(step.row);
  };
  return {
    clock,
    rows,
    read: (reading: SensorReading, isRecording = false) =>
      take(draftReading(draft, reading, momentOf(clock), isRecording)),
    tick: () => take(takeDueRow(draft, momentOf(clock))),
    finish: () => take(takeRow(draft, momentOf(clock))),
  };
}

describe('rows', () => {
  it('hold what arrived since the row before, and null for what did not', () => {
    const { clock, rows, read, tick } = setUp();
    read(degrees(36.5));
    clock.advance(200);
    read(degrees(36.6));
    clock.advance(800);
    tick();
    expect(rows).toEqual([
      { at: clock.now() - 1_000, temperature: 36.5, crying: null, direction: null },
      { at: clock.now() - 800, temperature: 36.6, crying: null, direction: null },
    ]);
  });

  it('come once a second while nothing changes', () => {
    const { clock, rows, read } = setUp();
    read(facing('정면 유지 중'));
    for (let times = 0; times < 100; times += 1) {
      clock.advance(100);
      read(facing('정면 유지 중'));
      read(degrees(36.5));
    }
    expect(rows).toHaveLength(11);
  });

  it('come with each reading while it is recorded, and once a second again afterwards', () => {
    const { clock, rows, read } = setUp();
    for (let times = 0; times < 10; times += 1) {
      read(degrees(36.5), true);
      read(facing('정면 유지 중'), true);
      clock.advance(50);
    }
    expect(rows).toHaveLength(20);
    for (const row of rows) expect(Object.values(row).filter((value) => value === null)).toHaveLength(2);
    read(degrees(36.5));
    expect(rows).toHaveLength(20);
  });

  it('come at once with every change of crying and direction, in order', () => {
    const { clock, rows, read } = setUp();
    for (const reading of [
      cry('Not Crying'),
      facing('정면 유지 중'),
      facing('좌측으로 움직임'),
      facing('정면 유지 중'),
      cry('Crying'),
      cry('Crying'),
    ]) {
      clock.advance(10);
      read(reading);
    }
    expect(rows.map((row) => row.crying ?? row.direction)).toEqual([
      'Not Crying',
      '정면 유지 중',
      '좌측으로 움직임',
      '정면 유지 중',
      'Crying',
    ]);
  });

  it('do not come for a step of the temperature', () => {
    const { clock, rows, read } = setUp();
    read(degrees(36.5));
    clock.advance(10);
    read(degrees(39));
    expect(rows).toHaveLength(1);
  });

  it('hold no direction while the device is still looking, and no change is seen in it', () => {
    const { clock, rows, read, tick, finish } = setUp();
    read(facing('확인 중...'));
    clock.advance(5_000);
    tick();
    finish();
    expect(rows).toEqual([]);
    read(facing('정면 유지 중'));
    read(facing('확인 중...'));
    read(facing('정면 유지 중'));
    expect(rows).toHaveLength(1);
  });

  it('hold an error of the recogniser as no face', () => {
    const { rows, read } = setUp();
    read(facing('인식 오류'));
    expect(rows[0]?.direction).toBe('인식 안됨');
  });

  it('are not held up by a clock that is set back, and bear its time', () => {
    const { clock, rows, read } = setUp();
    read(degrees(36.5));
    clock.setBack(3_600_000);
    clock.advance(1_000);
    read(degrees(36.6));
    expect(rows.map((row) => row.at)).toEqual([clock.now() + 3_599_000, clock.now()]);
  });

  it('come before their second when they are asked for, and only once', () => {
    const { clock, rows, read, finish, tick } = setUp();
    read(degrees(36.5));
    clock.advance(10);
    read(degrees(36.6));
    finish();
    finish();
    clock.advance(5_000);
    tick();
    expect(rows.map((row) => row.temperature)).toEqual([36.5, 36.6]);
  });
});
