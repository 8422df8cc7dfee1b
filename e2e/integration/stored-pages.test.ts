import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  requireOk,
} from '../client/http-client';
import { addLivedNight } from '../client/lived-night';
import { drawPicture } from '../client/pictures';
import { addAlert, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const OTHER_UUID = 'cradle-b';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each(CONFIGURATIONS)('pages of what the %s server stored', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let stranger: Client;
  let cradle: StoredNight;
  let other: StoredNight;
  let alertId: number;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    stranger = await createCaregiverOf(server.base, 'stranger', 'cradle-of-a-stranger');
    cradle = await findStoredCradle(server.query, UUID);
    const night = { jpeg: await drawPicture(), now: Date.now() };
    ({ alertId } = await addLivedNight(server.query, cradle, night));
    await requireOk(parent.registerAgent(OTHER_UUID));
    await requireOk(parent.claim(OTHER_UUID));
    other = await findStoredCradle(server.query, OTHER_UUID);
    await requireOk(parent.call('/select_cradle', { json: { uuid: UUID } }));
  });
  afterAll(() => server?.dispose());

  const ago = (ms: number) => new Date(Date.now() - ms);
  const read = async (client: Client, path: string, locale = 'ko') => {
    const answer = await client.call(path, { headers: { Cookie: `${client.cookie()}; locale=${locale}` } });
    // React marks where one text ends and the next begins.
    return { ...answer, text: answer.text.replaceAll('<!-- -->', '') };
  };
  const alertsOn = (html: string) => [...html.matchAll(/data-alert="(\d+)"/g)].map(([, id]) => Number(id));

  describe('/alerts', () => {
    it('lists what is stored of all cradles, newest first, or of the one that was chosen', async () => {
      const ofOther = await addAlert(server.query, other, { at: ago(2 * HOUR), type: 'crying' });
      const older = await addAlert(server.query, other, { at: ago(45 * DAY) });
      const { status, text } = await read(parent, '/alerts');
      expect(status).toBe(200);
      expect(alertsOn(text)).toHaveLength(8);
      expect(alertsOn(text).slice(0, 2)).toEqual([alertId, ofOther]);
      expect(alertsOn(text).at(-1)).toBe(older);
      expect(text).toContain('센서 온도가 38.6°C로 높았어요.');
      const ofChosen = await read(parent, `/alerts?cradle=${OTHER_UUID}`);
      expect(alertsOn(ofChosen.text)).toEqual([ofOther, older]);
      await server.query('DELETE FROM alert_logs WHERE agent_id = ?', [other.agentId]);
    });

    it('comes to those without a time at the end, and goes on among them', async () => {
      const ids: number[] = [];
      for (let count = 0; count < 53; count += 1)
        ids.unshift(await addAlert(server.query, other, { at: ago(HOUR) }));
      const timeless = ids.slice(1);
      await server.query('UPDATE alert_logs SET created_at = NULL WHERE id IN (?)', [timeless]);
      const path = `/alerts?cradle=${OTHER_UUID}`;
      const first = alertsOn((await read(parent, path)).text);
      expect(first).toEqual([ids[0], ...timeless.slice(0, 49)]);
      const { text } = await read(parent, `${path}&after=${first.at(-1)}`);
      expect(alertsOn(text)).toEqual(timeless.slice(49));
      expect(text).toContain('시각이 남아 있지 않은 알림');
      await server.query('DELETE FROM alert_logs WHERE agent_id = ?', [other.agentId]);
    });

    it('never shows a word of the wire', async () => {
      const id = await addAlert(server.query, cradle, {
        at: ago(3 * HOUR),
        type: 'humidity',
        message: '습해요!',
      });
      const { text } = await read(parent, '/alerts', 'en');
      const [body = ''] = text.slice(text.indexOf('<main')).split('</main>');
      expect(body).toContain('The sensor temperature was 38.6°C.');
      expect(body).toContain('Your baby had been crying for 35 s.');
      expect(body).toContain('<p lang="ko">습해요!</p>');
      expect(body).not.toMatch(/high_temperature|abnormal_position|humidity|좌측으로 움직임|체온/);
      await server.query('DELETE FROM alert_logs WHERE id = ?', [id]);
    });

    it('goes on page by page, and loses and repeats none', async () => {
      const rows = Array.from({ length: 160 }, (_, index) => [
        ...[other.ownerId, other.agentId, 'crying', '😢', null, null, false],
        // Three at one moment; a page may end among them.
        ago(HOUR + Math.floor(index / 3) * 20 * 60_000),
      ]);
      const columns =
        'user_id, agent_id, alert_type, alert_message, temperature, face_detected, resolved, created_at';
      await server.query(`INSERT INTO alert_logs (${columns}) VALUES ?`, [rows]);
      const seen: number[] = [];
      for (let path: string | undefined = '/alerts?kind=baby'; path !== undefined; ) {
        const { text } = await read(parent, path);
        seen.push(...alertsOn(text));
        path = /href="(\/alerts\?kind=baby&amp;after=\d+)"/.exec(text)?.[1]?.replace('&amp;', '&');
      }
      const stored = await server.query('SELECT id FROM alert_logs WHERE agent_id = ?', [other.agentId]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(stored.map(({ id }) => id)));
      await server.query('DELETE FROM alert_logs WHERE agent_id = ?', [other.agentId]);
    });

    it('says so when there is none', async () => {
      const { text } = await read(stranger, '/alerts');
      expect(text).toContain('아직 받은 알림이 없어요.');
      expect((await read(stranger, '/alerts?state=kept')).text).toContain('여기에 맞는 알림이 없어요.');
    });

    it.each(['state=closed', 'kind=dog', 'cradle=cradle-of-a-stranger', 'state=open&state=kept'])(
      'is not found by %s, which nobody can choose',
      async (query) => {
        expect((await read(parent, `/alerts?${query}`)).status).toBe(404);
      },
    );

    it.each(['x', '0', '999999'])('is not found after the alert %s, which is none', async (after) => {
      expect((await read(parent, `/alerts?after=${after}`)).status).toBe(404);
    });
  });

  describe('/alerts/{id}', () => {
    it('shows the alert, its pictures, its readings and where the minute is', async () => {
      const { status, text } = await read(parent, `/alerts/${alertId}`);
      expect(status).toBe(200);
      expect(text).toContain('센서 온도가 38.6°C로 높았어요.');
      expect(text).toContain('사진 71장이 남아 있어요.');
      expect(text).toMatch(/src="\/api\/alert_frame\/\d+"/);
      expect(text).toContain(`href="/api/alert_clip/${alertId}"`);
      expect(text.match(/<tr/g)?.length).toBeGreaterThan(14);
    });

    it('says what was not kept, and offers no video of it', async () => {
      const id = await addAlert(server.query, cradle, { at: ago(20 * DAY) });
      const { text } = await read(parent, `/alerts/${id}`);
      expect(text).toContain('남아 있는 사진이 없어요.');
      expect(text).toContain('남아 있는 값이 없어요.');
      expect(text).not.toContain('/api/alert_clip/');
      await server.query('DELETE FROM alert_logs WHERE id = ?', [id]);
    });

    it('says that it goes on while the minute is not over', async () => {
      const id = await addAlert(server.query, cradle, { at: ago(1_000) });
      expect((await read(parent, `/alerts/${id}`)).text).toContain('아직 녹화하고 있어요.');
      await server.query('DELETE FROM alert_logs WHERE id = ?', [id]);
    });

    it('is shown without a time where an earlier installation stored none', async () => {
      const id = await addAlert(server.query, cradle, { at: ago(HOUR) });
      await server.query('UPDATE alert_logs SET created_at = NULL WHERE id = ?', [id]);
      const { status, text } = await read(parent, `/alerts/${id}`);
      expect(status).toBe(200);
      expect(text).toContain('시각이 남아 있지 않아요');
      await server.query('DELETE FROM alert_logs WHERE id = ?', [id]);
    });

    it('is not found when it is somebody else’s, and nothing of it is told', async () => {
      const { status, text } = await read(stranger, `/alerts/${alertId}`);
      expect(status).toBe(404);
      expect(text).not.toContain('38.6');
    });

    it.each(['0', '-1', 'x', '1.5', '999999', '99999999999999999999'])('%s is not found', async (id) => {
      const { status, headers } = await read(parent, `/alerts/${id}`);
      expect([status, headers.get('content-type')]).toEqual([404, expect.stringMatching(/^text\/html/)]);
    });

    it('sends who is not signed in to /login', async () => {
      const answer = await createClient(server.base).call(`/alerts/${alertId}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/login']);
    });
  });

  describe('/history', () => {
    it('draws the last 24 hours with the gap in them, and has the same in numbers', async () => {
      const { status, text } = await read(parent, '/history');
      expect(status).toBe(200);
      for (const name of ['temperature', 'crying', 'direction'])
        expect(text).toMatch(new RegExp(`aria-labelledby="${name}-chart" data-gaps="[1-9]`));
      expect(text).toContain('모두 2건 · 울음 1건 · 높은 온도 1건');
      expect(text).toContain('알림 기준 38.0°C');
      expect(text).toContain('저장된 값 없음');
      expect(text).toContain('바로 100%');
      expect(text).not.toMatch(/Not Crying<|>정면 유지 중/);
    });

    it('shows the range that was asked for, in its own buckets', async () => {
      const base = Date.UTC(2025, 9, 3, 12);
      const rows = [36.1, 36.3, 37.7].map((temperature, index) => ({
        at: new Date(base + index * 10_000),
        ...{ temperature, crying: index === 0 ? 'Crying' : 'Silent', direction: '인식 오류' },
      }));
      await addReadings(server.query, cradle, rows);
      const { text } = await read(parent, '/history?from=2025-10-03T12:00&to=2025-10-03T13:00:00Z');
      expect(text).toContain('36.7 (36.1–37.7)');
      expect(text).toContain('33%');
      expect(text).toContain('얼굴 안 보임 100%');
    });

    it('says that nothing was stored', async () => {
      const { text } = await read(parent, '/history?from=2020-01-01&to=2020-01-02');
      expect(text).toContain('이 기간에는 저장된 값이 없어요');
      expect(text).not.toContain('<figure');
      expect((await read(stranger, '/history')).text).toContain('이 기간에는 저장된 값이 없어요');
    });

    it.each([
      ['from=2025-02-30&to=2025-03-01', '날짜와 시각을 읽을 수 없어요.'],
      ['from=2025-03-02&to=2025-03-01', '시작이 끝보다 늦어요.'],
      ['from=2025-01-01&to=2025-03-01', '한 번에 31일까지 볼 수 있어요.'],
      ['from=%27%3B--&to=%3Cscript%3E', '날짜와 시각을 읽을 수 없어요.'],
    ])('says what is wrong with %s', async (query, words) => {
      const { status, text } = await read(parent, `/history?${query}`);
      expect(status).toBe(200);
      expect(text).toContain(words);
      expect(text).not.toContain('<figure');
    });
  });

  describe('/alert_settings', () => {
    it('holds the defaults, then what was saved', async () => {
      const temperature = /id="max_temperature"[^>]*value="([^"]*)"/;
      expect(temperature.exec((await read(parent, '/alert_settings')).text)?.[1]).toBe('38');
      await requireOk(parent.call(`/api/alert_settings/${UUID}`, { json: { max_temperature: 37.5 } }));
      expect(temperature.exec((await read(parent, '/alert_settings')).text)?.[1]).toBe('37.5');
    });
  });

  it.each(['/history', '/alerts', '/alert_settings'])(
    '%s tells a parent without a cradle how to add one',
    async (path) => {
      const newcomer = await createCaregiver(server.base, `newcomer${path.replace('/', '-')}`);
      const { status, text } = await read(newcomer, path);
      expect(status).toBe(200);
      expect(text).toContain('아직 등록한 요람이 없어요');
    },
  );
});

describe('pages of what was stored, while the database hangs', () => {
  let server: AppServer;
  let parent: Client;
  let signalDatabase: (signal: NodeJS.Signals) => void;

  beforeAll(async () => {
    server = await startAppServer({ configuration: 'embedded' });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    const [line = ''] = (await server.listRelatives()).filter((relative) => /mariadbd|mysqld/.test(relative));
    signalDatabase = (signal) => process.kill(Number.parseInt(line, 10), signal);
    await requireOk(parent.call('/api/agents'));
    signalDatabase('SIGSTOP');
  });
  afterAll(async () => {
    signalDatabase?.('SIGCONT');
    await server?.dispose();
  });

  it.each(['/history', '/alerts', '/alerts/1', '/alert_settings'])('%s says so', async (path) => {
    const { status, text } = await parent.call(path);
    expect(status).toBe(200);
    expect(text).toContain('저장된 내용을 지금은 불러올 수 없어요.');
  });
});
