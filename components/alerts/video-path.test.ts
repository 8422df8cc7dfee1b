import { expect, it } from 'vitest';
import { videoPath } from './video-path';

it('names the whole second in UTC in which the alert was raised', () => {
  const at = Date.UTC(2025, 9, 3, 12, 34, 56, 789);
  expect(videoPath('cradle a', at)).toBe('/api/video/cradle%20a?date=2025-10-03&time=12%3A34%3A56');
});
