import { expect, it } from 'vitest';
import { createLimitedLog } from './log-limit';
import type { Logger } from './logger';
import { createTestClock } from './test-clock';

function setUp() {
  const lines: [string, unknown][] = [];
  const clock = createTestClock();
  const logger = { warn: (sentence: string, fields: unknown) => lines.push([sentence, fields]) };
  // A logger has one method more for each level; warnings alone are written here.
  const log = createLimitedLog({ logger: logger as unknown as Logger, clock });
  return { lines, clock, log };
}

it('writes a sentence at once and then once in 30 s, with how often it came meanwhile', () => {
  const { lines, clock, log } = setUp();
  for (let times = 0; times < 600; times += 1) log.warn('Dropped', { fault: 'x' });
  clock.advance(29_999);
  log.warn('Dropped', { fault: 'x' });
  expect(lines).toEqual([['Dropped', { fault: 'x' }]]);
  clock.advance(1);
  log.warn('Dropped', { fault: 'y' });
  expect(lines[1]).toEqual(['Dropped', { fault: 'y', alsoInThisTime: 600 }]);
});

it('counts each sentence for itself', () => {
  const { lines, log } = setUp();
  log.warn('One');
  log.warn('Two');
  expect(lines.map(([sentence]) => sentence)).toEqual(['One', 'Two']);
});

it('starts counting anew after a line', () => {
  const { lines, clock, log } = setUp();
  log.warn('One');
  log.warn('One');
  clock.advance(30_000);
  log.warn('One');
  clock.advance(30_000);
  log.warn('One');
  expect(lines.map(([, fields]) => fields)).toEqual([{}, { alsoInThisTime: 1 }, {}]);
});

it('does not fall silent when the wall clock is set back', () => {
  const { lines, clock, log } = setUp();
  log.warn('One');
  clock.setBack(3_600_000);
  clock.advance(30_000);
  log.warn('One');
  expect(lines).toHaveLength(2);
});
