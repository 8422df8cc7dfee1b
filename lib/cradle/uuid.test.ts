import { describe, expect, it } from 'vitest';
import { parseCradleUuid } from './uuid';

describe('parseCradleUuid', () => {
  it.each([
    ['the example of the field', 'cradle-unique-id-example', 'cradle-unique-id-example'],
    ['one character', 'x', 'x'],
    ['Korean', '아기 요람', '아기 요람'],
    ['an emoji', '👶🏽', '👶🏽'],
    ['255 characters', 'x'.repeat(255), 'x'.repeat(255)],
    ['255 characters of two UTF-16 units each', '👶'.repeat(255), '👶'.repeat(255)],
    ['blanks at the ends', '  a b\t\n', 'a b'],
    ['dots among others', '...', '...'],
    ['what has a meaning in SQL, URLs and shells', `%'";?&=$*`, `%'";?&=$*`],
    ['upper case as it is', 'ABC-def', 'ABC-def'],
  ])('takes %s', (_, text, uuid) => {
    expect(parseCradleUuid(text)).toBe(uuid);
  });

  it.each([
    ['nothing', ''],
    ['blanks alone', ' \t '],
    ['256 characters', 'x'.repeat(256)],
    ['256 emoji', '👶'.repeat(256)],
    ['a slash', 'a/b'],
    ['a plus', '+'],
    ['a hash', 'a#'],
    ['a dot', '.'],
    ['two dots', '..'],
    ['a dot between blanks', ' . '],
    ['NUL', 'a\0b'],
    ['a line break inside', 'a\nb'],
    ['DEL', 'a\x7fb'],
    ['a C1 control', 'a\u0085b'],
    ['a lone surrogate', 'a\ud83d'],
    ['a number', 5],
    ['null', null],
    ['undefined', undefined],
    ['an array', ['x']],
  ])('refuses %s', (_, value) => {
    expect(parseCradleUuid(value)).toBeNull();
  });
});
