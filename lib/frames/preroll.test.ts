import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPreroll, type PrerollFrame } from './preroll';
import { createPayload, createPicture } from './test-picture';

const KEEP_MS = 10_000;
const WALL = Date.UTC(2025, 9, 3, 12);
const payload = createPayload();
const SIZE = payload.encoded.length;

const frameAt = (arrivedAt: number): PrerollFrame => ({ payload, at: WALL + arrivedAt, arrivedAt });
const timesOf = (frames: readonly PrerollFrame[]) => frames.map(({ arrivedAt }) => arrivedAt);
const roomFor = (frames: number) => createPreroll({ maxBytes: frames * SIZE, keepMs: KEEP_MS });

describe('the last seconds of a cradle', () => {
  it('are handed over once, oldest first, as they came', () => {
    const preroll = roomFor(1_000);
    for (let at = 0; at <= 15_000; at += 100) preroll.put(1, frameAt(at));
    const frames = preroll.take(1, 15_000);
    expect(timesOf(frames)).toEqual(Array.from({ length: 101 }, (_, index) => 5_000 + index * 100));
    expect(frames[0]?.at).toBe(WALL + 5_000);
    expect(frames[0]?.payload.decode()).toEqual(createPicture());
    expect([preroll.take(1, 15_000), preroll.bytes()]).toEqual([[], 0]);
  });

  it('are those before the question, though nothing came since', () => {
    const preroll = roomFor(10);
    for (const at of [0, 4_000, 8_000]) preroll.put(1, frameAt(at));
    expect(timesOf(preroll.take(1, 14_000))).toEqual([4_000, 8_000]);
  });

  it('are nobody’s after a change of hands, and leave those of others alone', () => {
    const preroll = roomFor(10);
    preroll.put(1, frameAt(0));
    preroll.put(2, frameAt(0));
    preroll.clear(1);
    expect([preroll.take(1, 0).length, preroll.bytes(), preroll.take(2, 0).length]).toEqual([0, SIZE, 1]);
  });

  it('take no memory once they are over, of a cradle that fell silent too', () => {
    const preroll = roomFor(10);
    preroll.put(1, frameAt(0));
    preroll.put(2, frameAt(KEEP_MS + 1));
    expect(preroll.bytes()).toBe(SIZE);
  });

  it('are none without memory for them', () => {
    const preroll = roomFor(0);
    preroll.put(1, frameAt(0));
    expect([preroll.take(1, 0), preroll.bytes()]).toEqual([[], 0]);
  });
});

it('with too little memory every cradle keeps about the same time', () => {
  const preroll = roomFor(100);
  const cradles = [1, 2, 3, 4];
  for (let at = 0; at < KEEP_MS; at += 100) for (const id of cradles) preroll.put(id, frameAt(at));
  const kept = cradles.map((id) => timesOf(preroll.take(id, KEEP_MS)));
  expect(kept).toEqual(cradles.map(() => Array.from({ length: 25 }, (_, index) => 7_500 + index * 100)));
});

describe('whatever comes in whatever order', () => {
  const step = fc.record({
    kind: fc.oneof({ arbitrary: fc.constant('put' as const), weight: 8 }, fc.constantFrom('take', 'clear')),
    agentId: fc.integer({ min: 1, max: 3 }),
    pause: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 12_000 })),
    size: fc.integer({ min: 1, max: 400 }),
  });

  it('what is kept is what came last: within the time, and within the memory of all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const maxBytes = 2_000;
        const preroll = createPreroll({ maxBytes, keepMs: KEEP_MS });
        /** The same, slowly: all frames in the order in which they came. */
        let model: { agentId: number; arrivedAt: number; size: number }[] = [];
        const bytes = () => model.reduce((sum, { size }) => sum + size, 0);
        let now = 0;
        for (const { kind, agentId, pause, size } of steps) {
          now += pause;
          if (kind === 'put') {
            const encoded = Buffer.allocUnsafeSlow(size);
            preroll.put(agentId, { ...frameAt(now), payload: { encoded, decode: () => encoded } });
            model.push({ agentId, arrivedAt: now, size });
          }
          if (kind !== 'clear') model = model.filter(({ arrivedAt }) => now - arrivedAt <= KEEP_MS);
          while (bytes() > maxBytes) model.shift();
          const own = model.filter((frame) => frame.agentId === agentId);
          if (kind === 'take')
            expect(timesOf(preroll.take(agentId, now))).toEqual(own.map(({ arrivedAt }) => arrivedAt));
          if (kind === 'clear') preroll.clear(agentId);
          if (kind !== 'put') model = model.filter((frame) => frame.agentId !== agentId);
          expect(preroll.bytes()).toBe(bytes());
        }
      }),
    );
  });
});
