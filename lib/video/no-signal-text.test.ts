import { describe, expect, it } from 'vitest';
import { noSignalText } from './no-signal-text';

describe('the words of the no-signal card', () => {
  it.each([
    ['nothing ever came', null],
    ['under a minute', 59_999],
    ['a clock that went back', -5_000],
    ['no number', Number.NaN],
  ])('gives no figure: %s', (_case, silentMs) => {
    expect(noSignalText(silentMs, 'ko')).toEqual(['no-signal-ko']);
    expect(noSignalText(silentMs, 'en')).toEqual(['no-signal-en']);
  });

  it.each([
    [60_000, ['digit-1', 'minutes-ko']],
    [3_599_999, ['digit-5', 'digit-9', 'minutes-ko']],
    [3_600_000, ['digit-1', 'hours-ko']],
    [25 * 3_600_000, ['digit-2', 'digit-5', 'hours-ko']],
    [Number.POSITIVE_INFINITY, ['digit-9', 'digit-9', 'digit-9', 'digit-9', 'hours-ko']],
  ])('counts %d ms in whole minutes, then in whole hours', (silentMs, figure) => {
    expect(noSignalText(silentMs, 'ko')).toEqual(['no-signal-ko', 'space', 'separator', 'space', ...figure]);
  });

  it('sets a space between the number and the unit in English', () => {
    expect(noSignalText(180_000, 'en').slice(-3)).toEqual(['digit-3', 'space', 'minutes-en']);
  });
});
