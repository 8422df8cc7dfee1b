import { describe, expect, it } from 'vitest';
import { createLogger } from '@/lib/platform/logger';
import { createTestClock } from '@/lib/platform/test-clock';
import type { ClipInterval } from '@/lib/recordings/clip';
import { createAlertClips, MOST_WAITING, type RecordedAlert } from './alert-clips';

const HOUR_MS = 3_600_000;

function setUp({
  stored = [],
  fails = () => false,
}: {
  stored?: RecordedAlert[];
  fails?: () => boolean;
} = {}) {
  const clock = createTestClock();
  const logged: string[] = [];
  const logger = { ...createLogger('silent'), warn: (sentence: string) => void logged.push(sentence) };
  const prepared: (ClipInterval & { signal: AbortSignal })[] = [];
  const forgotten: number[] = [];
  let finish = () => {};
  let held = false;
  const clips = createAlertClips({
    clock,
    logger,
    clips: {
      async prepare(interval, signal) {
        prepared.push({ ...interval, signal });
        if (held) await new Promise<void>((resolve) => (finish = resolve));
        if (fails()) throw new Error('no ffmpeg');
      },
      forget: async (agentId) => void forgotten.push(agentId),
    },
    listAlerts: async (since) => stored.filter(({ at }) => at >= since),
  });
  return {
    clips,
    clock,
    logged,
    prepared,
    forgotten,
    hold: () => (held = true),
    finish: () => finish(),
  };
}

describe('the clip of an alert', () => {
  it('is made when its recording has ended and been stored, from 10 s before to 60 s after it', async () => {
    const { clips, clock, prepared } = setUp();
    const at = clock.now();
    clips.noteAlert({ agentId: 7, at });
    clock.advance(64_000);
    await clips.run();
    expect(prepared).toEqual([]);
    clock.advance(2_000);
    await clips.run();
    await clips.run();
    expect(prepared).toMatchObject([{ agentId: 7, from: at - 10_000, to: at + 60_001 }]);
  });

  it('is made once for two of one moment', async () => {
    const { clips, clock, prepared } = setUp();
    for (const _ of ['high_temperature', 'crying']) clips.noteAlert({ agentId: 7, at: clock.now() });
    clock.advance(70_000);
    await clips.run();
    expect(prepared).toHaveLength(1);
  });

  it('comes in time though the wall clock was set back meanwhile', async () => {
    const { clips, clock, prepared } = setUp();
    const at = clock.now();
    clock.setBack(HOUR_MS);
    clips.noteAlert({ agentId: 7, at });
    clock.advance(66_000);
    await clips.run();
    expect(prepared).toHaveLength(1);
  });

  it('is made after a restart, when it is of the last night', async () => {
    const now = createTestClock().now();
    const stored = [1, 5 * HOUR_MS, 13 * HOUR_MS].map((ago, agentId) => ({ agentId, at: now - ago }));
    const { clips, clock, prepared } = setUp({ stored });
    await clips.start();
    clock.advance(6_000);
    await clips.run();
    expect(prepared.map(({ agentId }) => agentId)).toEqual([1]);
    clock.advance(60_000);
    await clips.run();
    expect(prepared.map(({ agentId }) => agentId)).toEqual([1, 0]);
    clips.stop();
  });

  it('that failed is tried again three times in an hour and some, and logged once', async () => {
    const { clips, clock, prepared, logged } = setUp({ fails: () => true });
    clips.noteAlert({ agentId: 7, at: clock.now() });
    for (let minute = 0; minute < 180; minute += 1) {
      clock.advance(60_000);
      await clips.run();
    }
    expect(prepared).toHaveLength(4);
    expect(logged).toEqual(['The clip of an alert could not be encoded']);
  });

  it('is not retried when it succeeded at last', async () => {
    let failures = 1;
    const { clips, clock, prepared } = setUp({ fails: () => failures-- > 0 });
    clips.noteAlert({ agentId: 7, at: clock.now() });
    for (let minute = 0; minute < 90; minute += 1) {
      clock.advance(60_000);
      await clips.run();
    }
    expect(prepared).toHaveLength(2);
  });
});

it('encodes one after the other', async () => {
  const { clips, clock, prepared, hold, finish } = setUp();
  hold();
  for (const agentId of [1, 2]) clips.noteAlert({ agentId, at: clock.now() });
  clock.advance(70_000);
  const run = Promise.all([clips.run(), clips.run()]);
  expect(prepared).toHaveLength(1);
  finish();
  await expect.poll(() => prepared).toHaveLength(2);
  finish();
  await run;
  expect(prepared.map(({ agentId }) => agentId)).toEqual([1, 2]);
});

it('leaves the first of too many to whoever asks', async () => {
  const { clips, clock, prepared } = setUp();
  for (let agentId = 0; agentId <= MOST_WAITING; agentId += 1) clips.noteAlert({ agentId, at: clock.now() });
  clock.advance(70_000);
  await clips.run();
  expect(prepared).toHaveLength(MOST_WAITING);
  expect(prepared[0]?.agentId).toBe(1);
});

it('makes nothing more of a cradle that changes hands, and removes what there is', async () => {
  const { clips, clock, prepared, forgotten, hold, finish } = setUp();
  hold();
  const at = clock.now();
  for (const alert of [1, 2, 3].map((ms) => ({ agentId: ms % 2, at: at + ms }))) clips.noteAlert(alert);
  clock.advance(70_000);
  const run = clips.run();
  await clips.forget(1);
  expect([prepared[0]?.signal.aborted, forgotten]).toEqual([true, [1]]);
  finish();
  await expect.poll(() => prepared).toHaveLength(2);
  finish();
  await run;
  expect(prepared.map(({ agentId }) => agentId)).toEqual([1, 0]);
});

it('ends what it is at when it is stopped, and begins nothing more', async () => {
  const { clips, clock, prepared, hold, finish } = setUp();
  hold();
  for (const agentId of [1, 2]) clips.noteAlert({ agentId, at: clock.now() });
  clock.advance(70_000);
  const run = clips.run();
  clips.stop();
  expect(prepared[0]?.signal.aborted).toBe(true);
  finish();
  await run;
  expect(prepared).toHaveLength(1);
});
