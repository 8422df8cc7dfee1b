import { expect, it } from 'vitest';
import type { WireCheck } from '@/lib/contracts/tonight';
import { reasonText } from './reason-text';

const NOW = Date.UTC(2025, 9, 3, 13);
const CHECK: WireCheck = { id: 'crying', cradle_uuid: 'a', state: 'problem', reason: 'silent', at: null };
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

it.each<[Partial<WireCheck>, string | null, string | null]>([
  [
    { at: ago(3) },
    '울음소리를 지켜보지 못하고 있어요. 마지막 소식은 3분 전에 왔어요.',
    'Crying is not being watched. Last heard 3 minutes ago.',
  ],
  [
    { reason: 'never', state: 'unknown' },
    '울음소리를 지켜보지 못하고 있어요. 아직 소식이 온 적이 없어요.',
    'Crying is not being watched. Nothing has ever arrived.',
  ],
  [
    { id: 'push', state: 'ok', reason: null, at: ago(120) },
    '2시간 전 이 기기에 알림이 떴어요.',
    'An alert appeared on this device 2 hours ago.',
  ],
  [{ state: 'ok', reason: null, at: ago(0) }, null, null],
  // It was fine; what was proven then is no news of now.
  [{ id: 'push', state: 'unknown', reason: null }, null, null],
])('says exactly what is not watched, and what was proven when: %j', (changes, ko, en) => {
  const check = { ...CHECK, ...changes };
  expect([reasonText(check, NOW, 'ko'), reasonText(check, NOW, 'en')]).toEqual([ko, en]);
});
