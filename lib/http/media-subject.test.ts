import { describe, expect, it } from 'vitest';
import { streamCall, videoCall } from '@/lib/contracts/video';
import { mediaSubject } from './media-subject';

const minute = (date: string, time: string) => new URLSearchParams({ date, time });
const NONE = new URLSearchParams();
const video = mediaSubject(videoCall, { uuid: 'a' }, minute('2025-10-03', '12:34:56'));

describe('what a media link opens', () => {
  it.each([
    ['another minute', mediaSubject(videoCall, { uuid: 'a' }, minute('2025-10-03', '12:34:57'))],
    ['another day', mediaSubject(videoCall, { uuid: 'a' }, minute('2025-10-04', '12:34:56'))],
    ['no minute', mediaSubject(videoCall, { uuid: 'a' }, NONE)],
    ['another cradle', mediaSubject(videoCall, { uuid: 'b' }, minute('2025-10-03', '12:34:56'))],
    ['another call', mediaSubject(streamCall, { uuid: 'a' }, minute('2025-10-03', '12:34:56'))],
  ])('is not %s', (_, other) => {
    expect(other).not.toBe(video);
  });

  it('is the same in whatever order its query stands, and with the link in it', () => {
    const turned = new URLSearchParams({ link: 'x', time: '12:34:56', date: '2025-10-03' });
    expect(mediaSubject(videoCall, { uuid: 'a' }, turned)).toBe(video);
  });

  it('cannot be another by what stands in a name', () => {
    const tricky = mediaSubject(videoCall, { uuid: 'a"]],["2025-10-03' }, NONE);
    expect(JSON.parse(tricky)).toEqual(['video', [['uuid', 'a"]],["2025-10-03']], ['', '', '']]);
  });
});
