import { describe, expect, it } from 'vitest';
import type { LiveSnapshot } from '@/lib/contracts/live';
import { goingFor, lastedFor, toEpisodes } from './open-episodes';

type LiveAlert = LiveSnapshot['alerts'][number];
const NOW = Date.UTC(2025, 9, 3, 3);

function alert(id: number | null, more: Partial<LiveAlert> = {}): LiveAlert {
  const text = {
    alert_type: 'crying',
    message: '😢 아기가 35초 동안 울고 있습니다!',
    details: { seconds: 35 },
  };
  const life = { acknowledged_at: null, acknowledged_by: null, cleared_at: null };
  const names = { id, uid: `uid ${id}`, episode: null };
  return { ...names, ...text, ...life, temperature: null, face_detected: null, created_at: NOW, ...more };
}

describe('open alerts', () => {
  it('of one episode are one, from the first to the newest', () => {
    const episodes = toEpisodes([
      alert(4, { episode: 'a' }),
      alert(3, { episode: 'b', created_at: NOW - 60_000 }),
      alert(2, { episode: 'a', created_at: NOW - 120_000 }),
    ]);
    expect(episodes.map(({ key, ids, since }) => [key, ids, since])).toEqual([
      ['a', [4, 2], NOW - 120_000],
      ['b', [3], NOW - 60_000],
    ]);
    expect(episodes[0]?.newest.id).toBe(4);
  });

  it('of earlier installations, which know no episodes, each stand for themselves', () => {
    expect(toEpisodes([alert(2), alert(1)]).map(({ ids }) => ids)).toEqual([[2], [1]]);
  });

  it('come first while nobody looks after them and all is not normal', () => {
    const calm = alert(4, { episode: 'a', acknowledged_at: NOW });
    const over = alert(3, { episode: 'b', cleared_at: NOW });
    const episodes = toEpisodes([calm, over, alert(2, { episode: 'c' }), alert(1, { episode: 'd' })]);
    expect(episodes.map(({ key }) => key)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('are shown before they are stored, and cannot be answered yet', () => {
    const [episode] = toEpisodes([alert(null, { episode: 'a' })]);
    expect(episode).toMatchObject({ key: 'a', ids: [] });
  });
});

describe('how long an episode has gone on', () => {
  const since = NOW - 90_500;
  const fever = { episode: 'a', details: { value: 38.6 } };
  const going = (more: Partial<LiveAlert>) =>
    goingFor({ key: 'a', ids: [], since, newest: alert(1, { ...fever, ...more }) }, NOW);

  it('is counted in whole seconds from its first alert', () => {
    expect(going({})).toBe(90);
  });

  it('is not said within the first minute, nor of a moment that is still to come', () => {
    const episode = { key: 'a', ids: [], since: NOW - 60_000, newest: alert(1, fever) };
    expect(goingFor(episode, NOW)).toBe(60);
    expect(goingFor(episode, NOW - 1)).toBeNull();
    expect(goingFor(episode, NOW - 90_000)).toBeNull();
  });

  it('is left to the alert where that says it, from when it began', () => {
    expect(going({ details: { seconds: 35 } })).toBeNull();
    const newest = alert(2, { episode: 'a', details: { seconds: 155 } });
    const episode = { key: 'a', ids: [2, 1], since: NOW - 120_000, newest };
    expect(lastedFor(episode, NOW)).toBe(155);
    expect(lastedFor(episode, NOW + 10_000)).toBe(165);
    expect(lastedFor(episode, null)).toBeNull();
  });

  it('is not said once things are normal again, nor where nobody watches for that', () => {
    expect(going({ cleared_at: NOW - 5_000 })).toBeNull();
    expect(going({ episode: null })).toBeNull();
  });
});
