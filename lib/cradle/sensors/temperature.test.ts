import { expect, it } from 'vitest';
import { temperature } from './temperature';

it.each([
  [36.5, 36.5],
  ['36.5', 36.5],
  [' 36.5 ', 36.5],
  ['36.5\r\n', 36.5],
  ['+36.5', 36.5],
  ['36', 36],
  ['036.50', 36.5],
  ['-0', -0],
  [-20, -20],
  ['-20.0', -20],
  [60, 60],
  ['60', 60],
  [0, 0],
  ['36.79999923706055', 36.79999923706055],
  [36.79999923706055, 36.79999923706055],
])('reads %j', (raw, value) => {
  expect(temperature.parse({ temperature: raw })).toEqual({ value });
});

it.each([[60.1], ['60.1'], [-20.01], ['-20.1'], [1e3], ['999'], [85]])('finds %j out of range', (raw) => {
  expect(temperature.parse({ temperature: raw })).toEqual({ fault: 'out_of_range' });
});

it.each([
  [''],
  ['   '],
  ['1e3'],
  ['1e1'],
  ['0x24'],
  ['36,5'],
  ['36.5C'],
  ['36.5 36.6'],
  ['3�.5'],
  ['36.'],
  ['.5'],
  ['--5'],
  ['NaN'],
  ['Infinity'],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [true],
  [false],
  [null],
  [undefined],
  [[36.5]],
  [{ value: 36.5 }],
])('finds no temperature in %j', (raw) => {
  expect(temperature.parse({ temperature: raw })).toEqual({ fault: 'wrong_type' });
});

it('asks for no row of its own on a step', () => {
  expect(temperature.isChange(36, 39)).toBe(false);
});
