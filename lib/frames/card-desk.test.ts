import { describe, expect, it } from 'vitest';
import { type CardRequest, createCardDesk } from './card-desk';
import { createFrameCache } from './frame-cache';
import { createPayload, createPicture } from './test-picture';

const card = createPicture(30);

function setUp() {
  const frames = createFrameCache({ onBroken: () => {} });
  const failures: unknown[] = [];
  const drawn: unknown[] = [];
  const answer = { fails: false };
  const desk = createCardDesk({
    async render(input) {
      drawn.push(input);
      if (answer.fails) throw new Error('no glyphs');
      return card;
    },
    onFailure: (error) => failures.push(error),
  });
  const ask = (request: Partial<CardRequest>) =>
    desk.part({ uuid: 'abc', frame: null, silentMs: null, locale: 'ko', ...request });
  return { frames, failures, drawn, answer, ask };
}

describe('a card', () => {
  it('is drawn once a minute for all who watch', async () => {
    const { drawn, ask } = setUp();
    const parts = await Promise.all([5_000, 20_000, 59_999].map((silentMs) => ask({ silentMs })));
    expect(drawn).toHaveLength(1);
    expect(new Set(parts).size).toBe(1);
    await ask({ silentMs: 60_000 });
    expect(drawn).toHaveLength(2);
  });

  it('is drawn for each cradle and each language', async () => {
    const { drawn, ask } = setUp();
    await ask({ silentMs: 5_000 });
    await ask({ silentMs: 5_000, locale: 'en' });
    await ask({ silentMs: 5_000, uuid: 'other' });
    await ask({ silentMs: 5_000 });
    expect(drawn).toHaveLength(3);
  });

  it('is drawn anew over another last picture', async () => {
    const { frames, drawn, ask } = setUp();
    for (const now of [1_000, 2_000]) {
      const frame = frames.accept('abc', createPayload(), { now, monotonic: now });
      await ask({ frame, silentMs: 5_000 });
    }
    expect(drawn).toHaveLength(2);
    expect(drawn[0]).toEqual({ lastFrame: createPicture(), silentMs: 5_000, locale: 'ko' });
  });

  it('says that it is one, and of which frame it is the shadow', async () => {
    const { frames, ask } = setUp();
    const frame = frames.accept('abc', createPayload(), { now: 1_000, monotonic: 9 });
    const text = (await ask({ frame, silentMs: 5_000 }))?.toString('latin1');
    expect(text).toContain('X-Timestamp: 1000\r\nX-Sequence: 1000\r\nX-No-Signal: 1\r\n\r\n');
  });

  it('has neither time nor number when there never was a frame', async () => {
    const text = (await setUp().ask({}))?.toString('latin1');
    expect(text).toContain('X-No-Signal: 1');
    expect(text).not.toMatch(/X-Timestamp|X-Sequence/);
  });
});

it('tells of a failure and tries again with the next request', async () => {
  const { failures, answer, ask } = setUp();
  answer.fails = true;
  expect(await ask({ silentMs: 5_000 })).toBeNull();
  expect(failures).toHaveLength(1);
  answer.fails = false;
  expect(await ask({ silentMs: 5_000 })).not.toBeNull();
});
