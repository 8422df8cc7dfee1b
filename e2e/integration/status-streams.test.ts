import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { createInbox, type Inbox } from '../client/inbox';
import { openRaw } from '../client/raw-request';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

interface Said {
  value: string;
  /** Monotonic ms of its arrival. */
  at: number;
}

interface StatusReader {
  status: number;
  contentType: string | undefined;
  said: Inbox<Said>;
  leave(): void;
}

/** Reads a status stream to the letter: each event is one line `data: <value>`. */
async function openStatus({ base, cookie }: Client, path: string): Promise<StatusReader> {
  const { request, response } = await openRaw(base, { path, headers: { Cookie: cookie() } });
  const said = createInbox<Said>();
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const value = /^data: ([^\n]*)$/.exec(event)?.[1];
      if (value === undefined) throw new Error(`No event of one line: ${JSON.stringify(event)}`);
      said.put({ value, at: performance.now() });
    }
  });
  response.on('close', said.end);
  response.on('error', said.end);
  const contentType = response.headers['content-type'];
  return { status: response.statusCode ?? 0, contentType, said, leave: () => request.destroy() };
}

describe.each(CONFIGURATIONS)('status streams of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;
  let uuid: string;
  let number = 0;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
  });
  beforeEach(async () => {
    number += 1;
    uuid = `cradle-${number}`;
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
    device = await connectDevice(server.mqttUrl, uuid);
    return () => device.leave();
  });
  afterAll(() => server?.dispose());

  const CASES = [
    ['/crying_status', 'crying', { status: 'Crying' }, 'Crying', { status: 'Silent' }, 'Not Crying'],
    [
      ...['/direction_status', 'direction'],
      ...[{ direction: '정면 유지 중' }, '정면 유지 중', { direction: '인식 오류' }, '인식 안됨'],
    ],
  ] as [string, string, object, string, object, string][];

  it.each(CASES)(
    '%s says "측정 중..." until a value has arrived, then each change at once',
    async (...given) => {
      const [path, signal, first, firstValue, second, secondValue] = given;
      const reader = await openStatus(parent, `${path}/${uuid}`);
      expect([reader.status, reader.contentType]).toEqual([200, 'text/event-stream']);
      expect((await reader.said.find(() => true, 500)).value).toBe('측정 중...');
      for (const [payload, value] of [
        [first, firstValue],
        [second, secondValue],
        [first, firstValue],
      ] as const) {
        const told = reader.said.next((event) => event.value === value, 2_000);
        const sentAt = performance.now();
        await device.send(signal, payload);
        expect((await told).at - sentAt).toBeLessThan(500);
      }
      reader.leave();
    },
  );

  it.each(CASES)('%s says its value again at least every second', async (path, signal, payload, value) => {
    await device.send(signal, payload);
    const reader = await openStatus(parent, `${path}/${uuid}`);
    await reader.said.find((event) => event.value === value);
    const from = reader.said.all.length;
    while (reader.said.all.length < from + 3) await reader.said.next(() => true, 1_500);
    const times = reader.said.all.slice(from - 1).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThan(1_300);
    expect(Math.min(...gaps)).toBeGreaterThan(500);
    reader.leave();
  });

  it('keeps the direction while the device is still looking', async () => {
    await device.send('direction', { direction: '좌측으로 움직임' });
    await device.send('direction', { direction: '확인 중...' });
    const reader = await openStatus(parent, `/direction_status/${uuid}`);
    await reader.said.find(({ value }) => value === '좌측으로 움직임');
    expect(reader.said.all.map(({ value }) => value)).not.toContain('확인 중...');
    reader.leave();
  });

  it.each(['/crying_status', '/direction_status'])(
    '%s ends within a second when its reader signs out',
    async (path) => {
      const leaving = createClient(server.base);
      await requireOk(leaving.signIn('parent', 'a long enough password'));
      const reader = await openStatus(leaving, `${path}/${uuid}`);
      await reader.said.find(() => true);
      const signedOutAt = performance.now();
      await requireOk(leaving.call('/logout', { method: 'POST' }));
      await reader.said.ended;
      expect(performance.now() - signedOutAt).toBeLessThan(1_000);
    },
  );

  it.each(['/crying_status', '/direction_status', '/api/live', '/stream', '/api/frame'])(
    'HEAD %s answers at once with the type and nothing else',
    async (path) => {
      const [head, get] = await Promise.all(
        ['HEAD', 'GET'].map((method) =>
          openRaw(server.base, { path: `${path}/${uuid}`, method, headers: { Cookie: parent.cookie() } }),
        ),
      );
      get?.request.destroy();
      expect(head?.response.statusCode).toBe(200);
      if (path !== '/api/frame') {
        expect(head?.response.headers['content-type']).toBe(get?.response.headers['content-type']);
      }
      expect(Buffer.concat((await head?.response.toArray()) ?? []).length).toBe(0);
    },
  );
});
