import { describe, expect, it } from 'vitest';
import { type BrowserFacts, findPushObstacle, isAppleTouch } from './push-obstacle';

const READY: BrowserFacts = {
  secure: true,
  capable: true,
  permission: 'default',
  appleTouch: false,
  standalone: false,
};

describe('what keeps a browser from being told by push', () => {
  it.each<[string, Partial<BrowserFacts>, string | null]>([
    ['nothing, before it was asked', {}, null],
    ['nothing, once it was allowed', { permission: 'granted' }, null],
    ['a refusal', { permission: 'denied' }, 'denied'],
    ['an address without https, whatever else', { secure: false, permission: 'denied' }, 'insecure'],
    ['no push at all', { capable: false, permission: null }, 'unsupported'],
    ['an iPhone’s browser', { capable: false, permission: null, appleTouch: true }, 'homeScreen'],
    [
      'an iPhone too old for it, on the home screen',
      { capable: false, permission: null, appleTouch: true, standalone: true },
      'unsupported',
    ],
    ['nothing on an iPhone’s home screen', { appleTouch: true, standalone: true }, null],
  ])('%s', (_, facts, obstacle) => {
    expect(findPushObstacle({ ...READY, ...facts })).toBe(obstacle);
  });
});

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36';

it.each([
  ['an iPhone', IPHONE, 5, true],
  ['an iPad', MAC, 5, true],
  ['a Mac', MAC, 0, false],
  ['an Android phone', ANDROID, 5, false],
])('tells %s by what it says of itself', (_, userAgent, maxTouchPoints, apple) => {
  expect(isAppleTouch({ userAgent, maxTouchPoints })).toBe(apple);
});
