import { describe, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { mediaSubject } from './media-subject';
import { parseMediaTarget } from './media-target';

const parse = (path: string) => parseMediaTarget(CALLS, path);

describe('a path that a link may open', () => {
  it.each([
    ['/stream/abc', 'stream', { uuid: 'abc' }],
    ['/stream/%EC%9A%94%EB%9E%8C%20%EB%82%98', 'stream', { uuid: '요람 나' }],
    ['/stream/요람', 'stream', { uuid: '요람' }],
    ['/api/frame/abc?after=5', 'frame', { uuid: 'abc' }],
    ['/api/alert_frame/7', 'alertFrame', { frame_id: '7' }],
  ])('%s is read', (path, name, params) => {
    expect(parse(path)).toMatchObject({ call: { name }, params });
  });

  it.each([
    '',
    'stream/abc',
    '/',
    '/stream',
    '/stream/',
    '/stream/a/b',
    '/stream/%zz',
    '/api/agents',
    '/api/agent_status/abc',
    '/api/live/abc',
    '/logout',
    '//evil.example/stream/abc',
    '/\\evil.example/stream/abc',
    'https://evil.example/stream/abc',
    '/stream/../api/agents',
  ])('%j is none', (path) => {
    expect(() => parse(path)).toThrow(expect.objectContaining({ code: 'media_path_invalid' }));
  });
});

describe('what a link opens', () => {
  const subject = (path: string) => {
    const { call, params, query } = parse(path);
    return mediaSubject(call, params, query);
  };

  it('is one thing, however it is escaped, and the rest of the query may change', () => {
    expect(subject('/stream/%61bc')).toBe(subject('/stream/abc'));
    expect(subject('/api/frame/abc?after=1')).toBe(subject('/api/frame/abc?after=2'));
  });

  it('is another for another cradle or another call', () => {
    const subjects = [
      '/stream/abc',
      '/stream/abd',
      '/api/frame/abc',
      '/api/alert_frame/1',
      '/api/alert_frame/2',
    ];
    expect(new Set(subjects.map(subject)).size).toBe(subjects.length);
  });
});
