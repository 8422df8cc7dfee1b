import { expect, it } from 'vitest';
import { clockText, drawClock } from './clock-digits';

it('shows the local time with tenths of a second', () => {
  expect(clockText(new Date(2025, 0, 2, 3, 4, 5, 678))).toBe('03:04:05.6');
});

it('draws every second differently, and nothing outside the canvas', () => {
  const drawn = Array.from({ length: 10 }, (_, digit) => {
    const canvas = { width: 40, height: 30, pixels: new Uint8Array(40 * 30).fill(100) };
    drawClock(canvas, `${digit}`, 5, 5);
    drawClock(canvas, '8', 35, 25);
    expect(canvas.pixels).toHaveLength(40 * 30);
    return Buffer.from(canvas.pixels).toString('hex');
  });
  expect(new Set(drawn).size).toBe(10);
});
