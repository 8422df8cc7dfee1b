import { describe, expect, it } from 'vitest';
import { ALERT_TYPES } from '@/lib/alerts/types';
import { LOCALES } from '@/lib/i18n/locales';
import type { Delivery, Message } from '../channel';
import { createPushPayload } from './push-payload';

const LONGEST_UUID = '👶'.repeat(255);

function delivery(kind: Message['kind'], of: Partial<NonNullable<Message['alert']>> = {}): Delivery {
  const about = { uid: 'U'.repeat(26), episode: 'E'.repeat(26), type: 'crying', cradleUuid: 'abc' } as const;
  const unnamed = { cradleName: null };
  const alert = {
    ...about,
    ...unnamed,
    details: { seconds: 35 },
    at: 1,
    lastedMs: 300_000,
    snapshot: null,
    ...of,
  };
  return {
    uid: 'N'.repeat(26),
    message: { kind, alert: kind === 'test' ? null : alert },
    recipient: { userId: 1, channel: 'push', locale: 'ko', deviceId: 1 },
    token: 'T'.repeat(43),
    createdAt: 2,
  };
}
const read = (of: Delivery, locale: 'ko' | 'en' = 'ko') => JSON.parse(createPushPayload(of, locale));

describe('what a phone is sent', () => {
  it.each(LOCALES.flatMap((locale) => ALERT_TYPES.map((type) => [type, locale] as const)))(
    'fits into 3 KB for %s in %s, however long the name of the cradle',
    (type, locale) => {
      for (const kind of ['alert', 'still', 'cleared'] as const) {
        const details = { value: 38.6, seconds: 35, direction: '좌측으로 움직임', signal: 'frame' } as const;
        const text = createPushPayload(delivery(kind, { type, details, cradleUuid: LONGEST_UUID }), locale);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_072);
      }
    },
  );

  it('says of one that goes on for how long by now', () => {
    expect(read(delivery('still'))).toMatchObject({
      title: '아직 · 울음 · 5분째',
      body: '😢 아기가 300초 동안 울고 있습니다!\n요람 abc',
      rings: true,
      tag: 'E'.repeat(26),
    });
    expect(read(delivery('still'), 'en').title).toBe('Still · Crying · for 5 min');
  });

  it('calls the cradle what its caregiver calls it', () => {
    expect(read(delivery('alert', { cradleName: '하준이 요람' })).body).toMatch(/\n하준이 요람$/);
  });

  it('replaces one that is over without ringing, and leaves nothing to resolve', () => {
    const over = read(delivery('cleared', { type: 'device_offline', snapshot: Buffer.of(1) }));
    expect(over).toMatchObject({ title: '해소됨 · 요람 연결 끊김', rings: false, hasSnapshot: false });
    expect(over.actions).toEqual([{ action: 'view', title: '보기' }]);
  });

  it('has a picture to be fetched when there was one', () => {
    expect(read(delivery('alert')).hasSnapshot).toBe(false);
    expect(read(delivery('alert', { snapshot: Buffer.of(1) })).hasSnapshot).toBe(true);
  });

  it('belongs to nothing else when it is a test', () => {
    expect(read(delivery('test'))).toMatchObject({ tag: 'N'.repeat(26), alertUid: null, actions: [] });
  });
});
