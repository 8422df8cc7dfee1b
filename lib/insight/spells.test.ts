import fc from 'fast-check';
import { expect, it } from 'vitest';
import { totalMs, uncovered } from './intervals';
import { findSpells } from './spells';
import { findGaps } from './stretches';
import { stretchesOf } from './test-stretches';

const LIMIT = 15;
const listening = { span: { from: 100, to: 200 }, heardUntil: 260, limitMs: LIMIT };

/** `C` cries and `-` does not, every 10 from `at` on; a blank is silence. */
function hear(sounds: string, { at = 100, heardUntil = 260, pauseMs = 0 } = {}) {
  const readings = [...sounds].flatMap((sound, index) =>
    sound === ' ' ? [] : [[at + index * 10, sound === 'C'] as const],
  );
  return findSpells(stretchesOf(readings, LIMIT), (cries) => cries, { ...listening, heardUntil, pauseMs });
}

it.each([
  ['is heard from its first to the word after its last', '--CC------', {}, [['heard', 120, 140, 'heard']]],
  ['is one over a short pause', '-CC-C-----', { pauseMs: 10 }, [['heard', 110, 150, 'heard']]],
  [
    'is two over a longer one',
    '-CC--C----',
    { pauseMs: 10 },
    [
      ['heard', 110, 130, 'heard'],
      ['heard', 150, 160, 'heard'],
    ],
  ],
  [
    'is cut by a gap, and never joined over one',
    '-CC  C----',
    { pauseMs: 90 },
    [
      ['heard', 110, 120, 'gap'],
      ['gap', 150, 160, 'heard'],
    ],
  ],
  [
    'may have been stopped in a gap',
    '-CC-  C---',
    { pauseMs: 90 },
    [
      ['heard', 110, 130, 'heard'],
      ['gap', 160, 170, 'heard'],
    ],
  ],
  [
    'is not joined over a gap within its pause',
    '-C-   -C--',
    { pauseMs: 90 },
    [
      ['heard', 110, 120, 'heard'],
      ['heard', 170, 180, 'heard'],
    ],
  ],
  ['is cut by the begin of the night', 'CCCC----------', { at: 80 }, [['night', 100, 120, 'heard']]],
  ['is cut by its end', '--------CCCC-', { at: 100 }, [['heard', 180, 200, 'night']]],
  ['of the evening before is not told', 'CC------', { at: 80 }, []],
  ['of the morning after is not told', '------CC-', { at: 150 }, []],
  ['goes on', '----CC', { heardUntil: 155 }, [['heard', 140, 155, 'now']]],
  ['that was followed by silence is cut', '----CC', { heardUntil: 180 }, [['heard', 140, 150, 'gap']]],
  ['heard once between two silences has no length', '-  C   ---', {}, [['gap', 130, 130, 'gap']]],
])('a cry %s', (_, sounds, options, told) => {
  expect(hear(sounds, options).map(({ begin, from, to, end }) => [begin, from, to, end])).toEqual(told);
});

it('cries and gaps never share time, and joining pauses loses no crying', () => {
  const sounds = fc.array(fc.constantFrom('C', 'C', '-', '-', ' '), { maxLength: 16 });
  fc.assert(
    fc.property(sounds, fc.integer({ min: 0, max: 40 }), (heard, pauseMs) => {
      const readings = heard.flatMap((sound, index) =>
        sound === ' ' ? [] : [[90 + index * 10, sound === 'C'] as const],
      );
      const stretches = stretchesOf(readings, LIMIT);
      const gaps = findGaps(stretches, listening);
      const of = (pause: number) => findSpells(stretches, (cries) => cries, { ...listening, pauseMs: pause });
      const cries = of(pauseMs);
      expect(totalMs([...cries, ...gaps])).toBe(totalMs(cries) + totalMs(gaps));
      expect(totalMs(cries)).toBeGreaterThanOrEqual(totalMs(of(0)));
      expect(cries.length).toBeLessThanOrEqual(of(0).length);
      for (const calm of uncovered(listening.span, [...gaps, ...cries])) {
        const inside = readings.filter(([at, cry]) => cry && at >= calm.from && at < calm.to);
        expect(inside).toEqual([]);
      }
    }),
  );
});
