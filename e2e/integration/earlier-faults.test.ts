import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '@/lib/contracts/calls';
import { ask } from '../access/ask';
import { CALL_ROWS } from '../access/call-rows';
import { askCell, type Subject } from '../access/cells';
import { type CaregiverName, type Household, plantHouseholds } from '../access/household';
import { NO_OBJECTS, withWrongTypes } from '../access/wrong-types';
import { connectDevice, type Device } from '../client/device';
import { openEvents } from '../client/event-reader';
import { type Client, requireOk } from '../client/http-client';
import { drawPicture, frameMessage, withComment } from '../client/pictures';
import { openRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { addAlert, addFrames, findStoredCradle } from '../client/stored-night';
import { openStream, type StreamPart, type StreamViewer } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { makeEarlierDatabase } from '../servers/earlier-database';
import { type DatabaseTcpServer, startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { countSockets } from '../servers/open-sockets';
import { openRunner } from '../servers/sql-runner';
import { holdsTest } from './find-test';

/** CONTRACT §7, sentence by sentence and in its order: what the earlier server got wrong, as what this one does. */
const SENTENCES = {
  stalledViewer: 'one viewer that stops reading holds up no viewer of any cradle, and nothing on its way in',
  leavingViewers: 'viewers of a silent or unknown cradle leave nothing behind',
  openDoors: 'stream, readings, history, frames, video and the motor are open to their caregiver alone',
  takeOver: 'another user’s claim takes no cradle over',
  bigPicture: 'a picture above 64 KB during an alert goes through live video, and is stored whole',
  alertTypes: '13 s without a face make no heap of alerts: one is looked up as the type that is stored',
  stolenRecording: 'a second alert leaves the first one its recording',
  defaultSettings: 'without saved settings, what the page shows as active is what there is',
  partialUpdate: 'a partial update of settings leaves the rest',
  statusPolls: 'agent_status has its temperature in 40 of 40 polls',
  order: 'order within a second survives',
  zones: 'times have a zone, wherever the server stands',
  video: 'a recorded minute is an MP4 that browsers play, made once, at its true speed',
  deadCamera: 'a dead camera does not go on streaming its old picture',
  liveVideo: 'live video does not wait for the database',
  changeOfHands:
    'deleting and claiming again during a recording breaks no picture, and shows nothing of before',
  twoProcesses: 'two processes double no rows, alerts or frames',
  origins: 'no foreign Origin is let in with credentials',
  password: 'the database password stands in no line of the log',
  wrongTypes: 'wrong types in JSON give a 400, never a 500',
  delivery: 'nobody counts as notified for a line in the log',
} as const;
type Sentence = keyof typeof SENTENCES;

/** Sentences that tests of other files prove, in part or whole. */
const PROVEN_ELSEWHERE: Partial<Record<Sentence, readonly (readonly [file: string, test: string])[]>> = {
  changeOfHands: [
    [
      'recordings.test.ts',
      'ends with the ownership: whoever claims the cradle next sees nothing of before, and goes on to be watched',
    ],
  ],
  bigPicture: [
    [
      'recordings.test.ts',
      'goes on after a crash, with all that came meanwhile and nothing twice; a big picture is stored whole',
    ],
  ],
  stalledViewer: [
    ['viewers.test.ts', 'are not slowed by one that stops reading'],
    ['viewers.test.ts', 'that stopped reading are cut after 15 s'],
  ],
  leavingViewers: [
    ['viewers.test.ts', 'leave nothing behind when twenty of them go'],
    ['viewers.test.ts', 'of a silent cradle leave nothing behind either'],
  ],
  openDoors: [
    ['access-matrix.test.ts', '$title is answered as its row says, and tells nobody what is another’s'],
  ],
  takeOver: [
    ['ownership.test.ts', 'is never taken over by another claim'],
    ['ownership.test.ts', 'goes to one alone when several claim at once'],
  ],
  stolenRecording: [
    [
      'recordings.test.ts',
      'come each with their full minute and the ten seconds before when two overlap, and each frame is stored once',
    ],
    ['alerts.test.ts', 'come with the whole minute and what was before it, also when two overlap'],
  ],
  defaultSettings: [
    ['alerts.test.ts', 'are the defaults until something was saved'],
    [
      'raised-alerts.test.ts',
      'come by the default limits where nothing was saved, and for all that can go wrong with the watching',
    ],
  ],
  partialUpdate: [['alerts.test.ts', 'change in part, and the rest stays']],
  order: [
    ['pipeline.test.ts', 'stores a row for each change at once, with nothing in it that did not arrive'],
    ['alerts.test.ts', 'keep the order within a second'],
    ['frames.test.ts', 'streams the bytes of the device, one part a frame, in order'],
  ],
  deadCamera: [
    [
      'viewers.test.ts',
      'see the card 5 s after the last frame, again and again, and the picture when it returns; a single frame is awaited for 10 s',
    ],
  ],
  liveVideo: [
    [
      'order.test.ts',
      'goes on showing the picture to who watches while the database is away, and stores later, each row once',
    ],
  ],
  video: [
    ['video.test.ts', 'is H.264 in MP4, as long as it was'],
    ['video.test.ts', 'is made once for all who ask, and again when there is more of it'],
    ['../browser/recorded-video.test.ts', 'plays a recorded minute as it was, and jumps within it'],
  ],
  twoProcesses: [
    ['start-refused.test.ts', 'names the server that has the data folder already, and leaves that one alone'],
    ['one-server.test.ts', 'waits a moment, says for whom, and ends without having taken anything in'],
  ],
  delivery: [
    ['alerts.test.ts', 'are those of the last 24 h, newest first, in the fields of the app'],
    ['push.test.ts', 'arrives on both devices, each in its language, with the picture of the moment'],
    ['push.test.ts', 'counts as told once a service took it, for the app too'],
    ['push.test.ts', 'is stored and not told where its caregiver wants no push'],
    [
      '../browser/push.test.ts',
      'shows an alert with the picture of the moment, without a cookie, and says so; resolves it by a tap',
    ],
    ['email.test.ts', 'tells of an alert with its picture, and counts as told'],
  ],
};

const FOREIGN = 'https://evil.example';
const ALLOWED = 'https://app.example';
const HOUR = 3_600_000;
const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isFrame = ({ isCard }: StreamPart): boolean => !isCard;

/** An outside installation far from UTC that says all it can, on a database that the earlier server made. */
describe('what the earlier server got wrong', () => {
  let mariadb: DatabaseTcpServer;
  let mosquitto: MosquittoServer;
  let server: AppServer;
  let households: Record<CaregiverName, Household>;
  let parent: Client;
  let uuid: string;
  let device: Device;
  let picture: Buffer;
  const told: Sentence[] = [];
  const open: Sentence[] = [];

  const start = (env: Record<string, string>, untilReady = true) =>
    startAppServer({
      configuration: 'outside',
      given: { mqttPort: mosquitto.port, database: mariadb },
      env: { LOG_LEVEL: 'debug', ...env },
      untilReady,
    });

  beforeAll(async () => {
    [mariadb, mosquitto, picture] = await Promise.all([startMariadbTcp(), startMosquitto(), drawPicture()]);
    const runner = await openRunner(mariadb);
    await makeEarlierDatabase(runner.run, { sensorRows: 100 });
    await runner.end();
    server = await start({ TZ: 'Asia/Seoul', CORS_ORIGINS: ALLOWED });
    households = await plantHouseholds(server);
    ({ client: parent, device } = households.owner);
    ({ uuid } = households.owner.named);
  });
  afterAll(async () => {
    await Promise.all([households?.owner.device.leave(), households?.stranger.device.leave()]);
    await server?.dispose();
    await Promise.all([mosquitto?.stop(), mariadb?.stop()]);
  });

  /** A sentence with what proves it: here, elsewhere, or both. */
  const sentence = (name: Sentence, proveHere?: () => void): void => {
    const elsewhere = PROVEN_ELSEWHERE[name] ?? [];
    told.push(name);
    if (!proveHere && elsewhere.length === 0) {
      open.push(name);
      return;
    }
    describe(SENTENCES[name], () => {
      if (elsewhere.length > 0) {
        it.each(elsewhere)('is proven in %s: %s', async (file, test) => {
          expect(await holdsTest(file, test)).toBe(true);
        });
      }
      proveHere?.();
    });
  };

  const show = async (viewer: StreamViewer, jpeg: Buffer, from = device): Promise<StreamPart> => {
    const arrived = viewer.parts.find((part) => part.jpeg.equals(jpeg));
    await from.send('frame', frameMessage(jpeg));
    return arrived;
  };
  const claimNew = async (name: string, by = parent): Promise<Device> => {
    await requireOk(by.registerAgent(name));
    await requireOk(by.claim(name));
    return connectDevice(server.mqttUrl, name);
  };
  const get = async <T>(path: string, client = parent): Promise<T> =>
    (await requireOk(client.call(path))).json<T>();
  const subjects: Subject[] = CALLS.map(({ name, method, path }) => ({
    name,
    method,
    path,
    row: CALL_ROWS[name],
  }));
  const askOwn = async (subject: Subject) => {
    const place = { caller: 'owner', choice: 'own' } as const;
    return (await askCell({ base: server.base, households }, subject, place)).told;
  };

  sentence('stalledViewer', () => {
    it('while 16 MB go past it, each picture and reading arrives within a second', async () => {
      const stalled = await openStream(parent, uuid);
      stalled.pause();
      const near = await openStream(parent, uuid);
      const other = await claimNew('cradle-next-door');
      const [far, events] = await Promise.all([
        openStream(parent, 'cradle-next-door'),
        openEvents(parent, 'cradle-next-door'),
      ]);
      for (let round = 0; round < 16; round += 1) {
        const temperature = 36 + round / 10;
        const begun = performance.now();
        const heard = events.events.find(({ data }) => data.temperature.value === temperature);
        await other.send('temperature', { temperature: String(temperature) });
        const arrivals = await Promise.all([
          show(near, withComment(picture, `large ${round}`, 1_000_000)),
          show(far, withComment(picture, `small ${round}`), other),
          heard,
        ]);
        for (const { at } of arrivals) expect(at - begun).toBeLessThan(1_000);
      }
      // It missed what it did not read: nothing was kept for it.
      stalled.resume();
      const last = withComment(picture, 'after the stall');
      await Promise.all([stalled.parts.find(({ jpeg }) => jpeg.equals(last)), show(near, last)]);
      expect(stalled.parts.all.filter(isFrame).length).toBeLessThan(16);
      for (const viewer of [stalled, near, far, events]) viewer.leave();
      await other.leave();
    });
  });

  sentence('leavingViewers', () => {
    it('six hundred of them come and go, and the server answers as before', async () => {
      await (await claimNew('cradle-silent')).leave();
      const before = await countSockets(server.pid);
      const come = async (path: string) => {
        const { request } = await openRaw(server.base, { path, headers: { Cookie: parent.cookie() } });
        request.destroy();
      };
      const wait = (name: string) =>
        parent
          .call(`/api/frame/${name}?after=1`, { signal: AbortSignal.timeout(200) })
          .catch(() => undefined);
      for (let wave = 0; wave < 10; wave += 1) {
        const names = Array.from({ length: 6 }, () => ['cradle-silent', `cradle-unknown-${wave}`]).flat();
        const calls = names.flatMap((name) => [
          ...['/stream', '/api/live', '/crying_status', '/direction_status'].map((call) =>
            come(`${call}/${name}`),
          ),
          wait(name),
        ]);
        await Promise.all(calls);
      }
      const begun = performance.now();
      await get(`/api/agent_status/${uuid}`);
      expect(performance.now() - begun).toBeLessThan(1_000);
      // Ten more to the database, which is as many as it is ever asked with.
      await settle(
        () => countSockets(server.pid),
        (count) => count <= before + 10,
      );
    });
  });

  sentence('openDoors');

  sentence('takeOver');

  sentence('bigPicture', () => {
    it('goes through live video untouched, while an alert is open and others watch', async () => {
      const jpeg = withComment(picture, 'above 64 KB', 200_000);
      const viewers = await Promise.all([1, 2, 3].map(() => openStream(parent, uuid)));
      await show(viewers[0] as StreamViewer, jpeg);
      for (const viewer of viewers) await viewer.parts.find((part) => part.jpeg.equals(jpeg));
      const after = withComment(picture, 'and the next one');
      await show(viewers[0] as StreamViewer, after);
      for (const viewer of viewers) viewer.leave();
    });

    it('is read back whole from the column that the earlier server had made a BLOB', async () => {
      const cradle = await findStoredCradle(server.query, uuid);
      const jpeg = withComment(picture, 'recorded above 64 KB', 200_000);
      const moments = [new Date(Date.now() - 2 * HOUR)];
      const [id] = await addFrames(server.query, cradle, { jpeg, moments });
      const path = `/api/alert_frame/${id}`;
      const { status, body } = await ask(server.base, { method: 'GET', path, cookie: parent.cookie() });
      expect(status).toBe(200);
      expect(Buffer.from(body, 'latin1').equals(jpeg)).toBe(true);
    });
  });

  sentence('alertTypes', () => {
    it('the messages of 13 s make no row in alert_logs while the limit is 30 s', async () => {
      const faceless = await claimNew('cradle-faceless');
      for (let message = 0; message < 130; message += 1)
        await faceless.send('direction', { direction: '인식 안됨' });
      await faceless.send('temperature', { temperature: '36.9' });
      await settle(
        () => get<{ temperature: number }>('/api/agent_status/cradle-faceless'),
        ({ temperature }) => temperature === 36.9,
      );
      expect(await get('/api/alert_history/cradle-faceless')).toEqual([]);
      await faceless.leave();
    });

    it('the messages of 13 s make one row when the limit is 1 s', async () => {
      const faceless = await claimNew('cradle-faceless-soon');
      const path = '/api/alert_settings/cradle-faceless-soon';
      await requireOk(parent.call(path, { json: { abnormal_position_timeout: 1 } }));
      const list = () => get<{ alert_type: string }[]>('/api/alert_history/cradle-faceless-soon');
      for (let message = 0; message < 130; message += 1) {
        await faceless.send('direction', { direction: '인식 안됨' });
        await sleep(100);
      }
      await settle(list, (alerts) => alerts.length > 0);
      expect((await list()).map((alert) => alert.alert_type)).toEqual(['face_not_detected']);
      await faceless.leave();
    });

    it.each(['high_temperature', 'crying', 'abnormal_position', 'face_not_detected'])(
      'a stored %s is one in every list',
      async (type) => {
        const cradle = await findStoredCradle(server.query, uuid);
        const id = await addAlert(server.query, cradle, { at: new Date(Date.now() - HOUR / 2), type });
        for (const path of ['/api/alert_logs', `/api/alert_history/${uuid}`]) {
          const alerts = await get<{ id: number; alert_type: string }[]>(path);
          expect(alerts.find((alert) => alert.id === id)?.alert_type).toBe(type);
        }
        expect(await get(`/api/alert_detail/${id}`)).toMatchObject({ alert: { id, alert_type: type } });
      },
    );
  });

  sentence('stolenRecording');

  sentence('defaultSettings');

  sentence('partialUpdate');

  sentence('statusPolls', () => {
    it('while direction messages flood in', async () => {
      await device.send('temperature', { temperature: '36.4' });
      const flood = setInterval(() => void device.send('direction', { direction: '정면 유지 중' }), 10);
      try {
        await settle(
          () => get<{ temperature: number }>(`/api/agent_status/${uuid}`),
          ({ temperature }) => temperature === 36.4,
        );
        for (let poll = 0; poll < 40; poll += 1) {
          expect(await get(`/api/agent_status/${uuid}`)).toMatchObject({
            temperature: 36.4,
            crying: 'Crying',
          });
          await sleep(25);
        }
      } finally {
        clearInterval(flood);
      }
    });
  });

  sentence('order', () => {
    it('of twenty turns sent at once, in the history', async () => {
      const turning = await claimNew('cradle-turning');
      const turns = Array.from({ length: 20 }, (_, turn) => `${turn % 3 ? '우측' : '좌측'}으로 움직임`);
      const changes = turns.filter((turn, index) => turn !== turns[index - 1]);
      for (const direction of turns) await turning.send('direction', { direction });
      const query = new URLSearchParams({
        start_date: new Date(Date.now() - HOUR).toISOString(),
        end_date: new Date(Date.now() + HOUR).toISOString(),
      });
      const rows = await settle(
        () => get<{ direction: string; timestamp: string }[]>(`/api/sensor_data/cradle-turning?${query}`),
        (found) => found.length >= changes.length,
      );
      expect(rows.map(({ direction }) => direction)).toEqual(changes);
      const times = rows.map(({ timestamp }) => timestamp);
      expect(times).toEqual(times.toSorted());
      await turning.leave();
    });
  });

  sentence('zones', () => {
    const reading = CALLS.filter(
      ({ method, access, media }) => method === 'GET' && access !== 'open' && !media,
    );

    it('in every answer', async () => {
      const withTimes: string[] = [];
      for (const { name } of reading) {
        // Of a test that nobody has sent there is nothing to read; a night begins and ends long before and after now.
        if (name === 'testReport' || name === 'night') continue;
        const { status, body } = await askOwn(subjects.find((subject) => subject.name === name) as Subject);
        expect([name, status]).toEqual([name, 200]);
        const times = timesIn(JSON.parse(body));
        if (times.length > 0) withTimes.push(name);
        for (const time of times) {
          expect([name, time]).toEqual([name, expect.stringMatching(ISO_UTC)]);
          // What is there is of the last three hours: nine hours off would be seen.
          expect(Math.abs(Date.now() - Date.parse(time))).toBeLessThan(3 * HOUR);
        }
      }
      expect(withTimes).toEqual(
        expect.arrayContaining([
          ...['agentStatus', 'sensorSnapshot', 'sensorHistory', 'listAgents'],
          ...['listAlerts', 'alertHistory', 'alertDetail'],
        ]),
      );
    });
  });

  sentence('video');

  sentence('deadCamera');

  sentence('liveVideo', () => {
    it('arrives picture by picture while the database has stopped', async () => {
      const viewer = await openStream(parent, uuid);
      await show(viewer, withComment(picture, 'before it stopped'));
      mariadb.pause();
      try {
        for (let index = 0; index < 30; index += 1) {
          const begun = performance.now();
          await device.send('direction', { direction: index % 2 ? '좌측으로 움직임' : '정면 유지 중' });
          const { at } = await show(viewer, withComment(picture, `without a database ${index}`));
          expect(at - begun).toBeLessThan(500);
          await sleep(100);
        }
      } finally {
        mariadb.resume();
      }
      viewer.leave();
      await server.untilReady();
    });
  });

  sentence('changeOfHands', () => {
    const NAME = 'cradle-handed-on';

    it('while frames and rows of a recording arrive', async () => {
      const handed = await claimNew(NAME);
      const before = await findStoredCradle(server.query, NAME);
      const alertId = await addAlert(server.query, before, { at: new Date(), message: 'of before' });
      const moments = [new Date()];
      const [frameId = 0] = await addFrames(server.query, before, { jpeg: picture, moments, alertId });
      let sent = 0;
      const stopFrames = repeat(async () => {
        await handed.send('frame', frameMessage(withComment(picture, `picture ${sent}`)));
        sent += 1;
        await sleep(20);
      });
      const stopRecording = repeat(async () => {
        const row = { jpeg: picture, moments: [new Date()], alertId };
        // What comes too late for the alert is refused by the database: it is gone.
        await addFrames(server.query, before, row).catch(() => []);
      });
      const watching = await openStream(parent, NAME);
      await watching.parts.find(isFrame);
      const { stranger } = households;
      const sentBefore = sent;
      try {
        await requireOk(parent.call('/delete_cradle', { json: { uuid: NAME } }));
        await watching.parts.ended;
        await requireOk(stranger.client.claim(NAME));
        const viewer = await openStream(stranger.client, NAME);
        await settle(
          () => viewer.parts.all.filter(isFrame).length,
          (count) => count >= 20,
        );
        viewer.leave();
        const shown = viewer.parts.all.filter(isFrame).map(({ jpeg }) => numberOf(jpeg));
        expect(Math.min(...shown)).toBeGreaterThanOrEqual(sentBefore);
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
      } finally {
        await Promise.all([stopFrames(), stopRecording()]);
      }
      expect(await get(`/api/alert_history/${NAME}`, stranger.client)).toEqual([]);
      expect(JSON.stringify(await get('/api/alert_logs', stranger.client))).not.toContain('of before');
      for (const client of [parent, stranger.client]) {
        expect((await client.call(`/api/alert_frame/${frameId}`)).status).toBe(404);
        expect((await client.call(`/api/alert_detail/${alertId}`)).status).toBe(404);
      }
      // What came in after the deletion goes with the next one.
      await requireOk(stranger.client.call('/delete_cradle', { json: { uuid: NAME } }));
      const left = 'SELECT COUNT(*) AS rows_left FROM video_frames WHERE agent_id = ?';
      await settle(
        () => server.query(left, [before.agentId]),
        ([row]) => row?.rows_left === 0,
      );
      await handed.leave();
    });
  });

  sentence('twoProcesses');

  sentence('origins', () => {
    const headersOf = (origin: string) => ({ Cookie: parent.cookie(), Origin: origin });
    const changes = CALLS.filter(({ method }) => method !== 'GET');

    it.each(changes.map(({ method, path }) => [method, path] as const))(
      'that changes something by %s %s',
      async (method, path) => {
        const answer = await parent.call(path, { method, headers: { Origin: FOREIGN } });
        expect(answer.status).toBe(403);
        expect(corsOf(answer.headers)).toEqual([]);
      },
    );

    it('that reads what a session shows, or asks beforehand whether it may', async () => {
      const answers = await Promise.all([
        parent.call('/api/agents', { headers: headersOf(FOREIGN) }),
        parent.call('/api/agents', {
          method: 'OPTIONS',
          headers: { ...headersOf(FOREIGN), 'Access-Control-Request-Method': 'GET' },
        }),
      ]);
      for (const { headers } of answers) expect(corsOf(headers)).toEqual([]);
    });

    it('while one of CORS_ORIGINS is, by its name', async () => {
      const { status, headers } = await parent.call('/api/agents', { headers: headersOf(ALLOWED) });
      expect(status).toBe(200);
      expect(corsOf(headers)).toEqual([
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', ALLOWED],
        ['access-control-expose-headers', expect.stringContaining('X-Timestamp')],
      ]);
    });
  });

  sentence('password', () => {
    it('of a whole run with LOG_LEVEL=debug, from the start to the end', async () => {
      await server.stop();
      try {
        expectNoPassword(server.log, mariadb.password);
        expect(server.log.length).toBeGreaterThan(10);
      } finally {
        await server.start();
      }
    });

    it.each(['MYSQL_PASSWORD', 'SQLALCHEMY_DATABASE_URI'])(
      'of a start with a wrong one in %s',
      async (name) => {
        const wrong = 'not/the p@ssword:at all';
        const { host, port, user, database } = mariadb;
        const uri = `mysql+pymysql://${user}:${encodeURIComponent(wrong)}@${host}:${port}/${database}`;
        const env =
          name === 'MYSQL_PASSWORD' ? { [name]: wrong } : { [name]: uri, MYSQL_PASSWORD: mariadb.password };
        const refused = await start(env, false);
        try {
          expect((await refused.ended()).code).toBe(1);
          expect(refused.log.join('\n')).toMatch(/refused us/);
          for (const password of [wrong, mariadb.password]) expectNoPassword(refused.log, password);
        } finally {
          await refused.dispose();
        }
      },
    );
  });

  sentence('wrongTypes', () => {
    const withBody = CALLS.flatMap(({ name, method, path, body }) =>
      body ? [{ name, method, path, body }] : [],
    );

    it.each(withBody)('in $method $path, field by field', async ({ body: shape, ...call }) => {
      const row = CALL_ROWS[call.name];
      const fitting = row.body?.(households.owner.named) as Record<string, unknown>;
      const bodies = [...withWrongTypes(shape, fitting), ...NO_OBJECTS];
      expect(bodies.length).toBeGreaterThan(NO_OBJECTS.length + 5);
      for (const json of bodies) {
        const { status, body } = await askOwn({
          ...call,
          row: { ...row, spends: undefined, body: () => json },
        });
        expect([json, status, JSON.parse(body)]).toEqual([
          json,
          400,
          expect.objectContaining({ code: expect.any(String), error: expect.any(String) }),
        ]);
      }
    });

    it('none of which was a failure of ours', () => {
      expect(server.log.filter((line) => line.includes('A call failed'))).toEqual([]);
    });
  });

  sentence('delivery');

  it('is told to the last sentence, in its order', () => {
    expect(told).toEqual(Object.keys(SENTENCES));
  });

  it('is left open nowhere', () => {
    expect(open).toEqual([]);
  });
});

/** Every text of an answer that begins as a day does. */
function timesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(timesIn);
}

/** Does it again and again. @returns what ends that. */
function repeat(work: () => Promise<void>): () => Promise<void> {
  let isOver = false;
  const working = (async () => {
    while (!isOver) await work();
  })();
  return () => {
    isOver = true;
    return working;
  };
}

/** The number that a picture was sent with. */
function numberOf(jpeg: Buffer): number {
  return Number(/picture (\d+)/.exec(jpeg.toString('latin1'))?.[1]);
}

function corsOf(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name.startsWith('access-control-'));
}

/** As it is, and as URLs and JSON would write it. */
function expectNoPassword(log: readonly string[], password: string): void {
  const forms = [
    password,
    encodeURIComponent(password),
    encodeURI(password),
    JSON.stringify(password).slice(1, -1),
  ];
  for (const form of forms) expect(log.filter((line) => line.includes(form))).toEqual([]);
}
