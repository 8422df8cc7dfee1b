import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepBedsideChoices, parseBedsideChoices, readBedsideChoices } from './bedside-choices';

const FIRST = { shade: 0, volume: 100 };

describe('what was chosen beside the bed', () => {
  it.each([
    ['{"shade":40,"volume":60}', { shade: 40, volume: 60 }],
    ['{"shade":80,"volume":20}', { shade: 80, volume: 20 }],
    ['{"volume":60}', { shade: 0, volume: 60 }],
  ])('is read as it was kept: %s', (kept, choices) => {
    expect(parseBedsideChoices(kept)).toEqual(choices);
  });

  it.each([
    ...[null, '', 'nonsense', '{', 'null', '17', '"loud"', '[50, 50]', '{"shade":"40","volume":null}'],
    // Darker than the clock could be read, and quieter than the alarm could be heard.
    '{"shade":95,"volume":0}',
    '{"shade":-5,"volume":1e9}',
  ])('is what it begins with where %j was kept', (kept) => {
    expect(parseBedsideChoices(kept)).toEqual(FIRST);
  });

  it('is that of the one slider where the other holds nonsense', () => {
    expect(parseBedsideChoices('{"shade":"dark","volume":30}')).toEqual({ shade: 0, volume: 30 });
  });
});

describe('in this browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  function withStorage(entries: Map<string, string>): void {
    const localStorage = {
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, value: string) => void entries.set(key, value),
    };
    vi.stubGlobal('window', { localStorage });
  }

  it('is kept for the next night', () => {
    withStorage(new Map());
    expect(readBedsideChoices()).toEqual(FIRST);
    keepBedsideChoices({ shade: 35, volume: 50 });
    expect(readBedsideChoices()).toEqual({ shade: 35, volume: 50 });
  });

  it('is what it begins with where the browser refuses to keep anything', () => {
    vi.stubGlobal('window', {
      get localStorage() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    keepBedsideChoices({ shade: 35, volume: 50 });
    expect(readBedsideChoices()).toEqual(FIRST);
  });
});
