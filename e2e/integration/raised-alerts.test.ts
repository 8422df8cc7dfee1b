import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AlarmCradle } from '../client/alarm-cradle';
import { openEvents } from '../client/event-reader';
import { createCaregiver } from '../client/http-client';
import { drawPicture, frameMessage, withComment } from '../client/pictures';
import { settle } from '../client/settle';
import { CONFIGURATIONS } from '../servers/surroundings';
import { prepareAlarmHome } from './alarm-home';

/** As short as can be set, in s. */
const SHORT = { abnormal_position_timeout: 1, crying_duration_threshold: 1 };
const SLOW_MS = 200_000;

describe.each(CONFIGURATIONS)('alerts that the %s server raises', (configuration) => {
  const home = prepareAlarmHome(configuration);
  const { add } = home;
  let picture: Buffer;

  beforeAll(async () => {
    picture = await drawPicture();
  });

  const post = (path: string, client = home.parent) => client.call(path, { method: 'POST' });
  /** Everything sent before is taken in. */
  async function taken({ device, uuid }: AlarmCradle, celsius: number): Promise<void> {
    await device.send('temperature', { temperature: celsius });
    const status = async () => (await home.parent.call(`/api/agent_status/${uuid}`)).json();
    await settle(status, ({ temperature }) => temperature === celsius);
  }

  describe('are worded to the letter', () => {
    it.each([
      [
        'high_temperature',
        'temperature',
        { temperature: '38.6' },
        true,
        /^⚠️ 아기의 체온이 38\.6°C로 높습니다!$/,
      ],
      ['crying', 'crying', { status: 'Crying' }, null, /^😢 아기가 \d+초 동안 울고 있습니다!$/],
      [
        'abnormal_position',
        ...['direction', { direction: '좌측으로 움직임' }, true],
        /^⚠️ 아기가 \d+초 동안 좌측으로 움직임 상태입니다!$/,
      ],
      [
        'face_not_detected',
        ...['direction', { direction: '인식 오류' }, false],
        /^⚠️ 아기 얼굴이 \d+초 동안 인식되지 않았습니다!$/,
      ],
    ] as [string, string, object, boolean | null, RegExp][])(
      '%s, and come once however often it is said',
      async (type, signal, payload, faceDetected, message) => {
        const cradle = await add(`worded-${type}`, { alert: SHORT });
        await cradle.device.send('temperature', { temperature: 36.5 });
        const stop = cradle.repeat(signal, payload, 100);
        const [alert] = await cradle.raised(type);
        await sleep(1_000);
        stop();
        await taken(cradle, 36.7);
        expect(alert?.alert_message).toMatch(message);
        expect(alert).toMatchObject({ face_detected: faceDetected, resolved: false });
        expect(alert?.temperature).toBe(type === 'high_temperature' ? 38.6 : 36.5);
        expect(await cradle.list()).toHaveLength(1);
      },
    );
  });

  it('come by their deadline when the signal falls silent in a bad state', async () => {
    const cradle = await add('falls-silent', { alert: SHORT });
    await cradle.device.send('crying', { status: 'Crying' });
    expect(await cradle.raised('crying')).toHaveLength(1);
  });

  it('stand in the live stream at once, and under the same name once they are stored', async () => {
    const cradle = await add('shown-live');
    const reader = await openEvents(home.parent, cradle.uuid);
    await cradle.device.send('temperature', { temperature: 38.6 });
    const { data } = await reader.events.find(({ data }) => data.alerts.length > 0);
    const [shown] = data.alerts;
    expect(shown).toMatchObject({ alert_type: 'high_temperature', acknowledged_at: null, cleared_at: null });
    const [stored] = await cradle.raised('high_temperature');
    const named = await reader.events.find(({ data }) => data.alerts[0]?.id === stored?.id);
    expect(named.data.alerts[0]?.uid).toBe(shown?.uid);
    reader.leave();
  });

  it('ring again after a resolve, with the next reading that is too high', async () => {
    const cradle = await add('resolved');
    await cradle.device.send('temperature', { temperature: 38.6 });
    const [first] = await cradle.raised('high_temperature');
    await cradle.device.send('temperature', { temperature: 38.7 });
    await taken(cradle, 38.5);
    expect(await cradle.list()).toHaveLength(1);
    await post(`/api/alert_logs/${first?.id}/resolve`);
    await cradle.device.send('temperature', { temperature: 38.8 });
    const [second] = await cradle.raised('high_temperature', 2);
    const rows = await home.server.query('SELECT uid, episode FROM alert_logs WHERE id IN (?)', [
      [first?.id, second?.id],
    ]);
    expect(new Set(rows.map(({ episode }) => episode)).size).toBe(2);
  });

  it('are acknowledged once, with who and when, and show so to who watches', async () => {
    const cradle = await add('acknowledged');
    await cradle.device.send('temperature', { temperature: 38.6 });
    const [alert] = await cradle.raised('high_temperature');
    const path = `/api/alert_logs/${alert?.id}/acknowledge`;
    const stranger = await createCaregiver(home.server.base, 'stranger');
    expect((await post(path, stranger)).status).toBe(404);
    const read = async () =>
      (
        await home.server.query('SELECT acknowledged_at, acknowledged_by FROM alert_logs WHERE id = ?', [
          alert?.id,
        ])
      )[0];
    expect(await read()).toMatchObject({ acknowledged_at: null });
    expect((await post(path)).json()).toEqual({ success: true });
    const noted = await read();
    expect(noted).toMatchObject({ acknowledged_by: 'parent', acknowledged_at: expect.any(Date) });
    expect((await post(path)).json()).toEqual({ success: true });
    expect(await read()).toEqual(noted);
    const reader = await openEvents(home.parent, cradle.uuid);
    expect((await reader.events.find(() => true)).data.alerts[0]?.acknowledged_by).toBe('parent');
    reader.leave();
  });

  it('end with the cradle: whoever claims it next has none of them', async () => {
    const cradle = await add('given-up', { alert: { max_temperature: 45 } });
    await home.parent.call(`/api/alert_settings/${cradle.uuid}`, { json: { max_temperature: 36 } });
    await cradle.device.send('temperature', { temperature: 37 });
    await cradle.raised('high_temperature');
    await home.parent.call('/delete_cradle', { json: { uuid: cradle.uuid } });
    await home.parent.claim(cradle.uuid);
    await taken(cradle, 37.5);
    expect(await cradle.list()).toEqual([]);
  });

  describe('not in use', () => {
    it('a cradle raises none, and does again when it is', async () => {
      const cradle = await add('in-the-cellar', {
        alert: SHORT,
        watch: { in_use: false, offline_timeout: 1 },
      });
      await cradle.device.send('temperature', { temperature: 39 });
      await cradle.device.send('crying', { status: 'Crying' });
      await taken(cradle, 39.5);
      await sleep(3_000);
      expect(await cradle.list()).toEqual([]);
      await home.parent.call(`/api/watch_settings/${cradle.uuid}`, { json: { in_use: true } });
      await cradle.device.send('temperature', { temperature: 39 });
      await cradle.raised('high_temperature');
    });

    it('and a time of silence are set in part, and refused as a whole', async () => {
      const { uuid } = await add('set');
      const path = `/api/watch_settings/${uuid}`;
      expect((await home.parent.call(path)).json()).toEqual({ in_use: true, offline_timeout: 60 });
      const changed = await home.parent.call(path, { json: { offline_timeout: 0 } });
      expect(changed.json()).toEqual({ success: true, settings: { in_use: true, offline_timeout: 0 } });
      for (const json of [{ offline_timeout: 3601 }, { in_use: false, offline_timeout: -1 }, { in_use: 1 }]) {
        expect((await home.parent.call(path, { json })).status).toBe(400);
      }
      expect((await home.parent.call(path)).json()).toEqual({ in_use: true, offline_timeout: 0 });
    });
  });

  /** What takes a minute or so passes side by side. */
  describe('in their own time', () => {
    it(
      'come by the default limits where nothing was saved, and for all that can go wrong with the watching',
      async () => {
        await Promise.all([byDefault(), offline(), frozen(), lost()]);
      },
      SLOW_MS,
    );

    async function byDefault(): Promise<void> {
      const cradle = await add('by-default');
      expect(await home.server.query('SELECT id FROM alert_settings WHERE agent_id = 0')).toEqual([]);
      await taken(cradle, 38);
      expect(await cradle.list()).toEqual([]);
      await cradle.device.send('temperature', { temperature: 38.1 });
      const stops = [
        cradle.repeat('crying', { status: 'Crying' }, 1_000),
        cradle.repeat('direction', { direction: '인식 안됨' }, 100),
      ];
      const [cry] = await cradle.raised('crying', 1, 60_000);
      const [faceless] = await cradle.raised('face_not_detected', 1, 60_000);
      for (const stop of stops) stop();
      expect(cry?.alert_message).toMatch(/3\d초 동안 울고/);
      expect(faceless?.alert_message).toMatch(/3\d초 동안 인식되지/);
      expect(await cradle.raised('high_temperature')).toHaveLength(1);
    }

    async function offline(): Promise<void> {
      const cradle = await add('gone', { watch: { offline_timeout: 2 } });
      await cradle.device.send('temperature', { temperature: 36.5 });
      const [alert] = await cradle.raised('device_offline', 1, 30_000);
      expect(alert?.alert_message).toMatch(/^📡 요람에서 \d+초 동안 아무 신호도 오지 않습니다!$/);
      const stop = cradle.repeat('temperature', { temperature: 36.5 });
      const cleared = () => home.server.query('SELECT cleared_at FROM alert_logs WHERE id = ?', [alert?.id]);
      await settle(cleared, ([row]) => row?.cleared_at !== null, 60_000);
      expect(await cradle.list()).toHaveLength(1);
      stop();
    }

    async function frozen(): Promise<void> {
      const cradle = await add('frozen');
      const stop = cradle.repeat('frame', frameMessage(picture));
      const [alert] = await cradle.raised('stream_frozen', 1, 120_000);
      expect(alert?.alert_message).toMatch(/^📷 영상이 \S+ 동안 멈춰 있습니다!$/);
      stop();
    }

    async function lost(): Promise<void> {
      const cradle = await add('half-silent');
      await cradle.device.send('temperature', { temperature: 36.5 });
      let number = 0;
      const timer = setInterval(() => {
        number += 1;
        cradle.device
          .send('frame', frameMessage(withComment(picture, `picture ${number}`)))
          .catch(() => undefined);
      }, 300);
      const [alert] = await cradle.raised('signal_lost', 1, 120_000);
      clearInterval(timer);
      expect(alert?.alert_message).toMatch(/^📡 온도 신호가 \S+ 동안 오지 않습니다!$/);
    }
  });
});
