import { expect, it } from 'vitest';
import { words } from '@/lib/i18n/words';
import { summarizeShare } from './share-summary';

it.each([
  [0, '기록된 동안 울음이 들리지 않았어요', 'No crying in the recorded time'],
  [0.004, '기록된 시간의 1% 미만 동안 울음이 들렸어요', 'Heard in less than 1% of the recorded time'],
  [0.123, '기록된 시간의 약 12% 동안 울음이 들렸어요', 'Heard in about 12% of the recorded time'],
  [0.999, '기록된 시간의 약 99% 동안 울음이 들렸어요', 'Heard in about 99% of the recorded time'],
  [1, '기록된 동안 내내 울음이 들렸어요', 'Heard all through the recorded time'],
])('a share of %d is summed up', (share, korean, english) => {
  expect(summarizeShare(share, words('ko').history.cryingSummary, 'ko')).toBe(korean);
  expect(summarizeShare(share, words('en').history.cryingSummary, 'en')).toBe(english);
});
