import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { drawPicture, frameMessage, withComment } from '../client/pictures';
import { callRaw } from '../client/raw-request';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { openStream, type StreamPart, type StreamViewer } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { countSockets } from '../servers/open-sockets';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const isCard = (part: StreamPart): boolean => part.isCard;
const isFrame = (part: StreamPart): boolean => !part.isCard;

describe.each(CONFIGURATIONS)('viewers of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: Device;
  let picture: Buffer;
  let stalled: { viewer: StreamViewer; since: number };

  beforeAll(async () => {
    [server, picture] = await Promise.all([startAppServer({ configuration }), drawPicture()]);
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    device = await connectDevice(server.mqttUrl, UUID);
  });
  afterAll(async () => {
    stalled?.viewer.leave();
    await device?.leave();
    await server?.dispose();
  });

  const showFrame = async (viewer: StreamViewer, words: string, bytes = 0): Promise<StreamPart> => {
    const jpeg = withComment(picture, words, bytes);
    const arrived = viewer.parts.find((part) => part.jpeg.equals(jpeg));
    await device.send('frame', frameMessage(jpeg));
    return arrived;
  };
  const waitForFrameAfter = async ({ sequence }: StreamPart) => {
    const begun = performance.now();
    const { status } = await fetchFrame(parent, UUID, `?after=${sequence}`);
    return { status, ms: performance.now() - begun };
  };
  const claimSilent = async (uuid: string): Promise<void> => {
    await requireOk(parent.registerAgent(uuid));
    await requireOk(parent.claim(uuid));
  };

  it('are not slowed by one that stops reading', async () => {
    const viewer = await openStream(parent, UUID);
    stalled = { viewer: await openStream(parent, UUID), since: performance.now() };
    stalled.viewer.pause();
    // 20 MB, more than the kernel keeps for the one that takes nothing.
    for (let index = 0; index < 20; index += 1) {
      const begun = performance.now();
      const { at } = await showFrame(viewer, `large ${index}`, 1_000_000);
      expect(at - begun).toBeLessThan(1_000);
    }
    expect(viewer.parts.all.filter(isFrame)).toHaveLength(20);
    viewer.leave();
  });

  it('leave nothing behind when twenty of them go', async () => {
    const before = await countSockets(server.pid);
    const viewers = await Promise.all(Array.from({ length: 20 }, () => openStream(parent, UUID)));
    await Promise.all(viewers.map(({ parts }) => parts.find(() => true)));
    // Some that are kept alive for a while after their call may have ended since.
    expect(await countSockets(server.pid)).toBeGreaterThan(before + 10);
    for (const viewer of viewers) viewer.leave();
    // Connections of calls made meanwhile are kept alive for 5 s.
    await settle(
      () => countSockets(server.pid),
      (count) => count <= before + 1,
      8_000,
    );
  });

  it('of a silent cradle leave nothing behind either', async () => {
    await claimSilent('cradle-silent');
    const before = await countSockets(server.pid);
    const viewers = await Promise.all(Array.from({ length: 20 }, () => openStream(parent, 'cradle-silent')));
    await Promise.all(viewers.map(({ parts }) => parts.find(isCard)));
    for (const viewer of viewers) viewer.leave();
    await settle(
      () => countSockets(server.pid),
      (count) => count <= before + 1,
      8_000,
    );
  });

  it.each(['/stream', '/api/frame', '/api/live'])(
    'HEAD %s answers and leaves nothing running',
    async (path) => {
      const before = await countSockets(server.pid);
      const headers = { Cookie: parent.cookie() };
      for (let index = 0; index < 10; index += 1) {
        const answer = await callRaw(server.base, { path: `${path}/${UUID}`, method: 'HEAD', headers });
        expect([answer.status, answer.text]).toEqual([200, '']);
      }
      await settle(
        () => countSockets(server.pid),
        (count) => count <= before + 1,
      );
    },
  );

  it('see the card at once when there never was a frame, and the first frame when it comes', async () => {
    await claimSilent('cradle-first');
    const viewer = await openStream(parent, 'cradle-first');
    const card = await viewer.parts.find(() => true, 3_000);
    expect(card.headers['X-No-Signal']).toBe('1');
    expect(card.jpeg.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const first = await connectDevice(server.mqttUrl, 'cradle-first');
    const jpeg = withComment(picture, 'first of all');
    await first.send('frame', frameMessage(jpeg));
    const frame = await viewer.parts.find(isFrame, 2_000);
    expect(frame.jpeg.equals(jpeg)).toBe(true);
    viewer.leave();
    await first.leave();
  });

  it('see the card 5 s after the last frame, again and again, and the picture when it returns; a single frame is awaited for 10 s', async () => {
    const viewer = await openStream(parent, UUID);
    const last = await showFrame(viewer, 'the last one');
    const waiting = waitForFrameAfter(last);
    const card = await viewer.parts.next(isCard);
    expect(card.at - last.at).toBeGreaterThan(4_500);
    expect(card.at - last.at).toBeLessThan(6_000);
    expect(card.headers['X-Timestamp']).toBe(last.headers['X-Timestamp']);
    const single = await fetchFrame(parent, UUID);
    expect(single.headers.get('x-no-signal')).toBeNull();
    expect(single.body.equals(last.jpeg)).toBe(true);
    const again = await viewer.parts.next(isCard);
    expect(again.at - card.at).toBeLessThan(6_000);
    const { status, ms } = await waiting;
    expect(status).toBe(204);
    expect(ms).toBeGreaterThan(9_500);
    expect(ms).toBeLessThan(12_000);
    const back = await showFrame(viewer, 'back again');
    expect(back.isCard).toBe(false);
    viewer.leave();
  });

  it('that stopped reading are cut after 15 s', async () => {
    const { viewer, since } = stalled;
    await sleep(Math.max(0, since + 20_000 - performance.now()));
    viewer.resume();
    await viewer.parts.find(() => false, 3_000).catch(() => undefined);
    expect(viewer.isClosed()).toBe(true);
  });

  it('see the card at once after a restart', async () => {
    await server.stop();
    await server.start();
    const viewer = await openStream(parent, UUID);
    const first = await viewer.parts.find(() => true, 3_000);
    expect(first.isCard).toBe(true);
    expect((await fetchFrame(parent, UUID)).status).toBe(204);
    viewer.leave();
  });
});
