import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertType } from '@/lib/alerts/types';
import { createPreroll, type PrerollFrame } from '@/lib/frames/preroll';
import { createPayload } from '@/lib/frames/test-picture';
import { createTestClock } from '@/lib/platform/test-clock';
import { AFTER_MS, BEFORE_MS } from './interval';
import { createRecorder } from './recorder';

const CRADLE = { id: 1 };
const RATE_MS = 100;
const payload = createPayload();

function setUp() {
  const clock = createTestClock();
  const preroll = createPreroll({ maxBytes: 1_000_000, keepMs: BEFORE_MS });
  const stored: { agentId: number; cause: string; frame: number }[] = [];
  const disk = { hasRoom: true };
  const recorder = createRecorder<PrerollFrame>({
    clock,
    preroll,
    store: (agentId, cause, { at }) => void stored.push({ agentId, cause, frame: at }),
    hasRoom: () => disk.hasRoom,
  });
  let sent = 0;
  return {
    clock,
    preroll,
    stored,
    disk,
    recorder,
    /** Frames at the usual rate, named by their number. */
    film(ms: number, agentId = CRADLE.id) {
      for (let passed = 0; passed < ms; passed += RATE_MS) {
        recorder.frame(agentId, { payload, at: sent, arrivedAt: clock.monotonic() });
        sent += 1;
        clock.advance(RATE_MS);
      }
    },
    raise: (uid: string, { type = 'crying' as AlertType, at = clock.now() } = {}) =>
      recorder.begin(CRADLE, { uid, type, at }),
    framesOf: (uid: string) => stored.filter(({ cause }) => cause === uid).map(({ frame }) => frame),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a recording', () => {
  it('is what was before the alert and each frame of the minute after it, and then no more', () => {
    const { film, raise, framesOf, stored, recorder } = setUp();
    film(1_000);
    raise('a');
    expect(framesOf('a')).toEqual(range(0, 9));
    film(70_000);
    // The frame of the very last moment is part of it.
    expect(framesOf('a')).toEqual(range(0, 610));
    expect(stored).toHaveLength(611);
    expect(recorder.causeOf(CRADLE.id)).toBeNull();
  });

  it('of a second alert has its own full minute, and each frame is stored once', () => {
    const { film, raise, framesOf, stored } = setUp();
    raise('a');
    film(40_000);
    raise('b');
    film(70_000);
    expect(framesOf('a')).toEqual(range(0, 600));
    expect(framesOf('b')).toEqual(range(601, 1_000));
    expect(stored.map(({ frame }) => frame)).toEqual(range(0, 1_000));
  });

  it('of an alert soon after begins with what the one before had left', () => {
    const { film, raise, framesOf } = setUp();
    raise('a');
    film(65_000);
    raise('b');
    film(100);
    expect(framesOf('b')).toEqual(range(601, 650));
  });

  it('has what is left of its minute after a restart', () => {
    const { clock, film, raise, framesOf } = setUp();
    raise('a', { at: clock.now() - 50_000 });
    film(20_000);
    expect(framesOf('a')).toHaveLength(101);
  });

  it.each([
    ['an alert of last night', 'crying', -8 * 3_600_000],
    ['one about all cradles', 'watch_interrupted', 0],
    ['one about recordings themselves', 'recording_stopped', 0],
  ] as const)('is not begun by %s', (_, type, ago) => {
    const { clock, film, raise, stored, recorder } = setUp();
    film(1_000);
    raise('a', { type, at: clock.now() + ago });
    film(1_000);
    expect([stored, recorder.causeOf(CRADLE.id)]).toEqual([[], null]);
  });

  it('lasts its minute though the wall clock is set meanwhile', () => {
    const { clock, film, raise, framesOf } = setUp();
    raise('a');
    film(10_000);
    clock.setBack(3_600_000);
    film(80_000);
    expect(framesOf('a')).toHaveLength(601);
  });

  it('lasts no more than a minute though its alert is of a time to come', () => {
    const { clock, film, raise, framesOf } = setUp();
    raise('a', { at: clock.now() + 3_600_000 });
    film(80_000);
    expect(framesOf('a')).toHaveLength(601);
  });

  it('is the same when its alert is heard of twice', () => {
    const { clock, film, raise, framesOf, recorder } = setUp();
    const at = clock.now();
    raise('a', { at });
    film(30_000);
    raise('a', { at });
    film(40_000);
    expect(framesOf('a')).toHaveLength(601);
    expect(recorder.causeOf(CRADLE.id)).toBeNull();
  });

  it('of one cradle stores nothing of another', () => {
    const { film, raise, stored } = setUp();
    raise('a');
    film(1_000, 2);
    expect(stored).toEqual([]);
  });
});

it('ends with a change of hands, and what was not stored by then never is', () => {
  const { film, raise, stored, preroll, disk, recorder } = setUp();
  raise('a');
  film(1_000);
  disk.hasRoom = false;
  film(1_000);
  recorder.forget(CRADLE.id);
  disk.hasRoom = true;
  expect([recorder.causeOf(CRADLE.id), preroll.bytes()]).toEqual([null, 0]);
  film(1_000);
  expect(stored).toHaveLength(10);
});

describe('without room on the disk', () => {
  it('frames wait in their ring, and readings are still part of the recording', () => {
    const { film, raise, stored, disk, recorder } = setUp();
    disk.hasRoom = false;
    film(1_000);
    raise('a');
    film(1_000);
    expect([stored, recorder.causeOf(CRADLE.id)]).toEqual([[], 'a']);
  });

  it('a recording goes on once there is some, with what the ring has, in order', () => {
    const { film, raise, framesOf, disk } = setUp();
    raise('a');
    film(1_000);
    disk.hasRoom = false;
    film(1_000);
    disk.hasRoom = true;
    film(1_000);
    expect(framesOf('a')).toEqual(range(0, 29));
  });
});

it('whatever alerts come, each frame from ten seconds before one to a minute after it is stored once, and no other', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(gaps, (pauses) => {
      const { clock, film, raise, stored, recorder } = setUp();
      const begun = clock.now();
      const raisedAt: number[] = [];
      for (const [index, frames] of pauses.entries()) {
        film(frames * RATE_MS);
        raisedAt.push(clock.now() - begun);
        raise(`${index}`);
      }
      film(70_000);
      const sent = pauses.reduce((sum, frames) => sum + frames, 700);
      const isWanted = (frame: number) =>
        raisedAt.some((at) => frame * RATE_MS >= at - BEFORE_MS && frame * RATE_MS <= at + AFTER_MS);
      expect(stored.map(({ frame }) => frame)).toEqual(range(0, sent - 1).filter(isWanted));
      expect(recorder.causeOf(CRADLE.id)).toBeNull();
    }),
    { numRuns: 50 },
  );
});
