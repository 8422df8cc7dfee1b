import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { drawOddPictures, drawPicture, frameMessage, withComment } from '../client/pictures';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { openStream, type StreamPart } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { startMariadbTcp } from '../servers/mariadb-tcp';
import { type MosquittoServer, startMosquitto } from '../servers/mosquitto';
import { CONFIGURATIONS } from '../servers/surroundings';

interface Ready {
  broker: { refused: { retained: number } };
}

const UUID = 'cradle-요람 1';
const isFrame = ({ isCard }: StreamPart): boolean => !isCard;

describe.each(CONFIGURATIONS)('pictures through the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;
  let picture: Buffer;

  beforeAll(async () => {
    [server, picture] = await Promise.all([startAppServer({ configuration }), drawPicture()]);
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    device = await connectDevice(server.mqttUrl, UUID);
  });
  afterAll(async () => {
    await device?.leave();
    await server?.dispose();
  });

  const frame = (query = '', cradle = UUID) => fetchFrame(parent, cradle, query);

  it('answers 204 for a single frame before there ever was one', async () => {
    const { status, body } = await frame();
    expect([status, body.length]).toEqual([204, 0]);
  });

  it('streams the bytes of the device, one part a frame, in order', async () => {
    const viewer = await openStream(parent, UUID);
    expect(viewer.status).toBe(200);
    expect(viewer.headers['content-type']).toBe('multipart/x-mixed-replace; boundary=frame');
    const sent = Array.from({ length: 12 }, (_, index) => withComment(picture, `picture ${index}`));
    const sentAt = Date.now();
    for (const jpeg of sent) {
      const arrived = viewer.parts.next(isFrame);
      await device.send('frame', frameMessage(jpeg));
      expect((await arrived).jpeg.equals(jpeg)).toBe(true);
    }
    const parts = viewer.parts.all.filter(isFrame);
    expect(parts).toHaveLength(sent.length);
    const sequences = parts.map(({ sequence }) => sequence ?? 0);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    for (const { headers } of parts) {
      expect(headers['Content-Type']).toBe('image/jpeg');
      expect(Number(headers['X-Timestamp'])).toBeGreaterThanOrEqual(sentAt - 1);
      expect(Number(headers['X-Timestamp'])).toBeLessThanOrEqual(Date.now());
    }
    viewer.leave();
  });

  it('shows a new viewer the newest frame first', async () => {
    const newest = withComment(picture, 'the newest');
    const before = await openStream(parent, UUID);
    const arrived = before.parts.find(({ jpeg }) => jpeg.equals(newest));
    await device.send('frame', frameMessage(newest));
    await arrived;
    const viewer = await openStream(parent, UUID);
    const first = await viewer.parts.find(() => true);
    expect(first.isCard).toBe(false);
    expect(first.jpeg.equals(newest)).toBe(true);
    before.leave();
    viewer.leave();
  });

  it.each([
    ['a raw JPEG', 0, true],
    ['a picture of 200 KB', 200_000, false],
    ['a raw picture of 200 KB', 200_000, true],
    ['a picture of 1.5 MB', 1_500_000, false],
    ['a raw picture of 70 KB', 70_000, true],
    ['a raw picture of 1.9 MB', 1_900_000, true],
  ])('takes %s as it is', async (words, bytes, raw) => {
    const jpeg = withComment(picture, words, bytes);
    const viewer = await openStream(parent, UUID);
    const arrived = viewer.parts.find((part) => part.jpeg.equals(jpeg));
    await device.send('frame', raw ? jpeg : frameMessage(jpeg));
    const { sequence } = await arrived;
    const single = await frame();
    expect(single.body.equals(jpeg)).toBe(true);
    expect(single.headers.get('x-sequence')).toBe(String(sequence));
    viewer.leave();
  });

  it.each(['raw', 'in Base64'])('takes what cameras write into a JPEG as it is, %s', async (way) => {
    const viewer = await openStream(parent, UUID);
    for (const [words, jpeg] of Object.entries(await drawOddPictures())) {
      const named = withComment(jpeg, `${words} ${way}`);
      const arrived = viewer.parts.find((part) => part.jpeg.equals(named));
      await device.send('frame', way === 'raw' ? named : frameMessage(named));
      await arrived;
      expect((await frame()).body.equals(named)).toBe(true);
    }
    viewer.leave();
  });

  it('hands out the newest single frame with its age and number', async () => {
    const { status, headers, body } = await frame();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(body.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(Number(headers.get('x-timestamp'))).toBeGreaterThan(Date.now() - 60_000);
    expect(headers.get('x-no-signal')).toBeNull();
  });

  it('waits for the frame after the one that the caller has', async () => {
    const { headers } = await frame();
    const known = Number(headers.get('x-sequence'));
    const next = withComment(picture, 'the one after');
    let answered = false;
    const waiting = frame(`?after=${known}`).finally(() => {
      answered = true;
    });
    // The second call was made later and is answered: the first one waits, and is not merely slow.
    expect((await frame(`?after=${known - 1}`)).status).toBe(200);
    expect(answered).toBe(false);
    await device.send('frame', frameMessage(next));
    const { body, headers: later } = await waiting;
    expect(body.equals(next)).toBe(true);
    expect(Number(later.get('x-sequence'))).toBeGreaterThan(known);
  });

  it('hands out the newest at once to a caller whose number is above it, and refuses what is no number', async () => {
    const { status, body } = await frame(`?after=${Date.now() * 2}`);
    expect(status).toBe(200);
    expect(body.equals((await frame()).body)).toBe(true);
    expect((await frame('?after=yesterday')).status).toBe(400);
    expect((await frame('?after=-1')).status).toBe(400);
  });

  it('forgets the picture when the cradle is claimed: frames before that were seen by nobody', async () => {
    await requireOk(parent.registerAgent('cradle-new'));
    const fresh = await connectDevice(server.mqttUrl, 'cradle-new');
    await fresh.send('frame', frameMessage(picture));
    await requireOk(parent.claim('cradle-new'));
    expect((await frame('', 'cradle-new')).status).toBe(204);
    const arrived = withComment(picture, 'claimed');
    const viewer = await openStream(parent, 'cradle-new');
    await fresh.send('frame', frameMessage(arrived));
    const first = await viewer.parts.find(isFrame);
    expect(first.jpeg.equals(arrived)).toBe(true);
    viewer.leave();
    await fresh.leave();
  });
});

describe('what an outside broker had kept for whoever subscribes', () => {
  let server: AppServer;
  let broker: MosquittoServer;
  let stopDatabase: () => Promise<void>;

  beforeAll(async () => {
    broker = await startMosquitto();
    const mariadb = await startMariadbTcp();
    stopDatabase = () => mariadb.stop();
    const given = { mqttPort: broker.port, database: mariadb };
    server = await startAppServer({ configuration: 'outside', given });
  });
  afterAll(async () => {
    await server?.dispose();
    await Promise.all([broker?.stop(), stopDatabase?.()]);
  });

  it('is shown to nobody as if it were of now, and counted', async () => {
    const parent = await createCaregiverOf(server.base, 'parent', UUID);
    await server.stop();
    const device = await connectDevice(server.mqttUrl, UUID);
    const kept = { qos: 1, retain: true } as const;
    await device.client.publishAsync(`cradle/${UUID}/frame`, await drawPicture(), kept);
    await device.client.publishAsync(`cradle/${UUID}/temperature`, '{"temperature": 36.5}', kept);
    await server.start();

    const refused = async () => (await parent.call('/api/ready')).json<Ready>().broker.refused;
    await settle(refused, ({ retained }) => retained === 2);
    expect((await fetchFrame(parent, UUID)).status).toBe(204);
    const viewer = await openStream(parent, UUID);
    expect((await viewer.parts.find(() => true)).isCard).toBe(true);
    const status = await parent.call(`/api/agent_status/${encodeURIComponent(UUID)}`);
    expect(status.json()).toMatchObject({ temperature: null, last_update: null });
    viewer.leave();
    await device.leave();
  });
});
