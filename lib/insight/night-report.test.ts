import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalMs } from './intervals';
import { type NightFacts, reportNight } from './night-report';
import { stretchesOf } from './test-stretches';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const night = { from: Date.UTC(2025, 9, 3, 11), to: Date.UTC(2025, 9, 3, 22) };
const AFTER = night.to + HOUR;
const at = (hours: number, minutes = 0, seconds = 0) =>
  night.from + hours * HOUR + minutes * MINUTE + seconds * SECOND;

type Spans = (readonly [number, number])[];

/** All signals all night, but for these times; the rest as given. */
function live(
  off: Spans = [],
  { cries = [], turns = [], hot = [] }: { cries?: Spans; turns?: Spans; hot?: Spans } = {},
): NightFacts {
  const during = (spans: Spans, ms: number) => spans.some(([from, to]) => ms >= from && ms < to);
  const moments: number[] = [];
  for (let ms = night.from - MINUTE; ms <= night.to + MINUTE; ms += 5 * SECOND) {
    if (!during(off, ms)) moments.push(ms);
  }
  return {
    temperature: stretchesOf(
      moments.map((ms) => [ms, during(hot, ms)] as const),
      MINUTE,
    ),
    crying: stretchesOf(
      moments.map((ms) => [ms, during(cries, ms) ? 'Crying' : 'Not Crying'] as const),
      15 * SECOND,
    ),
    direction: stretchesOf(
      moments.map((ms) => [ms, during(turns, ms) ? '좌측으로 움직임' : '정면 유지 중'] as const),
      10 * SECOND,
    ),
    measured: null,
    outages: [],
  };
}

describe('the report of a night', () => {
  it('without a gap is watched from bedtime to morning', () => {
    const report = reportNight(live(), night, AFTER);
    expect(report).toMatchObject({ watchedMs: 11 * HOUR, gaps: [], cries: [], isOver: true });
    expect(report.longestCalm).toEqual(night);
    expect(Object.values(report.signals).map(({ share }) => share)).toEqual([1, 1, 1]);
  });

  it('without a reading is one gap, and nothing of it is calm', () => {
    const nothing = { temperature: [], crying: [], direction: [], measured: null, outages: [] };
    const report = reportNight(nothing, night, AFTER);
    expect(report).toMatchObject({ watchedMs: 0, longestCalm: null, temperature: null });
    expect(report.gaps).toEqual([{ ...night, missing: ['temperature', 'crying', 'direction'], cause: null }]);
  });

  it('counts a cradle that was off as not watched, once for all its signals', () => {
    const report = reportNight(live([[at(6), at(6, 2)]]), night, AFTER);
    const gap = { from: at(5, 59, 55), to: at(6, 2) };
    expect(report.gaps).toEqual([{ ...gap, missing: ['temperature', 'crying', 'direction'], cause: null }]);
    expect(report.watchedMs).toBe(11 * HOUR - (gap.to - gap.from));
    expect(report.longestCalm).toEqual({ from: night.from, to: gap.from });
  });

  it('says which signal alone was missing, and calls none of that time calm', () => {
    const facts = live();
    facts.crying = live([[at(1), at(9)]]).crying;
    const report = reportNight(facts, night, AFTER);
    expect(report.watchedMs).toBe(11 * HOUR);
    expect(report.gaps).toEqual([{ from: at(0, 59, 55), to: at(9), missing: ['crying'], cause: null }]);
    expect(report.longestCalm).toEqual({ from: at(9), to: night.to });
    expect(report.signals.crying.share).toBeCloseTo(1 - (8 * HOUR + 5 * SECOND) / (11 * HOUR), 9);
    expect(report.signals.direction.share).toBe(1);
  });

  it('counts an outage of ours as not watched, even where readings came, and says what was away', () => {
    const outages = [
      { from: at(2), to: at(2, 30), cause: 'database' as const },
      { from: at(4), to: null, cause: 'broker' as const },
    ];
    const report = reportNight({ ...live([[at(4), at(5)]]), outages }, night, AFTER);
    expect(report.gaps.map(({ cause, from, to }) => [cause, from, to])).toEqual([
      ['database', at(2), at(2, 30)],
      ['broker', at(3, 59, 55), at(5)],
    ]);
    expect(report.watchedMs).toBe(9.5 * HOUR - 5 * SECOND);
  });

  it('tells cries and the time between them', () => {
    const cries: Spans = [
      [at(3), at(3, 4)],
      [at(3, 4, 20), at(3, 6)],
      [at(8), at(8, 1)],
    ];
    const report = reportNight(live([], { cries, turns: [[at(5), at(5, 1)]] }), night, AFTER);
    expect(report.cries.map(({ from, to }) => [from, to])).toEqual([
      [at(3), at(3, 6)],
      [at(8), at(8, 1)],
    ]);
    expect(report.longestCalm).toEqual({ from: at(3, 6), to: at(8) });
    expect(report.turned).toEqual([{ from: at(5), to: at(5, 1), begin: 'heard', end: 'heard' }]);
  });

  it('of a night that goes on ends now', () => {
    const now = at(2);
    const facts = live([[now, AFTER]]);
    const report = reportNight(facts, night, now);
    expect(report).toMatchObject({ isOver: false, watchedMs: 2 * HOUR, gaps: [] });
    expect(report.passed).toEqual({ from: night.from, to: now });
    expect(reportNight(facts, night, night.from)).toMatchObject({
      watchedMs: 0,
      gaps: [],
      longestCalm: null,
    });
  });

  it('adds up the time above the limit', () => {
    const measured = { min: { value: 36, at: at(1) }, mean: 36.5, max: { value: 38.4, at: at(1) } };
    const facts = live([], { hot: [[at(1), at(1, 10)]] });
    const { temperature } = reportNight({ ...facts, measured }, night, AFTER);
    expect(temperature).toEqual({ ...measured, aboveMs: 10 * MINUTE });
  });

  it('is watched or not at every moment that has passed', () => {
    const span = fc
      .tuple(fc.integer({ min: -30, max: 690 }), fc.integer({ min: 1, max: 200 }))
      .map(([minute, length]) => [at(0, minute), at(0, minute + length)] as [number, number]);
    const some = fc.array(span, { maxLength: 3 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 700 }), (off, away, minute) => {
        const outages = away.map(([from, to]) => ({ from, to, cause: 'broker' as const }));
        const report = reportNight({ ...live(off), outages }, night, at(0, minute));
        const passedMs = report.passed.to - report.passed.from;
        expect(report.watchedMs + totalMs(report.unwatched)).toBe(passedMs);
        for (const { share } of Object.values(report.signals)) {
          expect(share * passedMs).toBeLessThanOrEqual(report.watchedMs + 1);
        }
      }),
      { numRuns: 40 },
    );
  });
});
