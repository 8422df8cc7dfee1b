import { describe, expect, it } from 'vitest';
import type { Delivery, Message } from '../channel';
import { type NoticeAddress, writeNotice } from './notice-letter';

const UID = '01K6N0V6T3Q8Y4Z2M7B9C5D1EF';
const EPISODE = '01K6N0V6T3Q8Y4Z2M7B9C5D1EA';
const AT = Date.UTC(2026, 9, 3, 12, 34, 56);
const ALERT: NonNullable<Message['alert']> = {
  uid: UID,
  episode: EPISODE,
  type: 'crying',
  details: { seconds: 35 },
  cradleUuid: 'cradle-a',
  cradleName: null,
  at: AT,
  lastedMs: 35_000,
  snapshot: null,
};

function write(message: Partial<Message>, address: Partial<NoticeAddress> = {}) {
  const to: NoticeAddress = { to: 'parent@home.test', locale: 'ko', publicUrl: null, ...address };
  const delivery: Delivery = {
    uid: '01K6N0V6T3Q8Y4Z2M7B9C5D1EB',
    message: { kind: 'alert', alert: ALERT, ...message },
    recipient: { userId: 1, channel: 'email', locale: to.locale, deviceId: null },
    token: null,
    createdAt: AT + 5,
  };
  return writeNotice(delivery, to);
}

describe('the mail of an alert', () => {
  it('says in Korean what happened and in which cradle', () => {
    const { subject, text, html } = write({});
    expect(subject).toBe('스마트 요람: 울음');
    for (const body of [text, html]) {
      expect(body).toContain('😢 아기가 35초 동안 울고 있습니다!');
      expect(body).toContain('요람 cradle-a');
    }
    expect(html).toContain('<html lang="ko">');
  });

  it('says it in English', () => {
    const { subject, text, html } = write({}, { locale: 'en' });
    expect(subject).toBe('Smart Cradle: Crying');
    for (const body of [text, html]) expect(body).toContain('Your baby had been crying for 35 s.');
    expect(html).toContain('<html lang="en">');
    expect(text).not.toMatch(/[가-힣]/);
  });

  it('leads to the alert where the pages have an address, and nowhere without', () => {
    const { text, html } = write({}, { publicUrl: 'https://cradle.home.test' });
    for (const body of [text, html]) expect(body).toContain(`https://cradle.home.test/alerts/${UID}`);
    expect(write({}).html).not.toContain('<a ');
    expect(write({}).text).not.toContain('http');
  });

  it('brings the picture of the moment with it, and fetches nothing', () => {
    const snapshot = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
    const { html, picture } = write({ alert: { ...ALERT, snapshot } });
    expect(picture?.jpeg).toBe(snapshot);
    expect(html).toContain(`src="cid:${picture?.cid}"`);
    expect(html).toContain('alt="알림이 울린 순간의 요람"');
    expect(html).not.toMatch(/(?:src|href)="http/);
    expect(write({})).toMatchObject({ picture: null });
    expect(write({}).html).not.toContain('<img');
  });

  it('escapes what somebody named a cradle', () => {
    const { html } = write({ alert: { ...ALERT, cradleUuid: `<img src="x" onerror='boo'>&` } });
    expect(html).toContain('&lt;img src=&quot;x&quot; onerror=&#39;boo&#39;&gt;&amp;');
    expect(html).not.toContain('<img');
  });

  it('stands with the others of its episode, and has the same name each time it is tried', () => {
    const first = write({});
    const still = write({
      kind: 'still',
      alert: { ...ALERT, uid: `${UID.slice(0, -1)}G`, lastedMs: 300_000 },
    });
    expect(first.thread).toBe(still.thread);
    expect(still.subject).toBe('스마트 요람: 아직 · 울음 · 5분째');
    expect(write({}).id).toBe(first.id);
    expect(first.date).toBe(AT + 5);
  });
});

it('the mail of a test speaks of the address, and leads to the dashboard', () => {
  const { subject, text, thread, picture } = write(
    { kind: 'test', alert: null },
    { locale: 'en', publicUrl: 'https://cradle.home.test' },
  );
  expect([subject, thread, picture]).toEqual(['Smart Cradle: Test notification', null, null]);
  expect(text).toContain('If you can read this, alerts reach this address.');
  expect(text).toContain('https://cradle.home.test/dashboard');
});
