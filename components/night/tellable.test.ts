import { expect, it } from 'vitest';
import { tellable } from './tellable';

it('tells the forty longest in their order, and how many it leaves out', () => {
  const spans = Array.from({ length: 60 }, (_, index) => ({
    from: index * 100,
    to: index * 100 + (index % 3) + 1,
  }));
  const { told, left } = tellable(spans);
  expect([told.length, left]).toEqual([40, 20]);
  expect(told).toEqual(spans.filter((_, index) => index % 3 !== 0));
  expect(tellable(spans.slice(0, 3))).toEqual({ told: spans.slice(0, 3), left: 0 });
});
