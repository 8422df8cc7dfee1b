import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { openEvents } from '../client/event-reader';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { openStream } from '../client/stream-viewer';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';

describe.each(CONFIGURATIONS)('the end of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let cradle: SimulatedCradle;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    const { mqttUrl } = server;
    cradle = createSimulatedCradle({ uuid: UUID, scene: 'calm', fps: 10, mqttUrl, baseUrl: null });
    await cradle.start();
  });
  afterAll(async () => {
    await cradle?.stop();
    await server?.dispose();
  });

  const watch = async () => {
    const streams = await Promise.all(Array.from({ length: 5 }, () => openStream(parent, UUID)));
    const readers = await Promise.all(Array.from({ length: 5 }, () => openEvents(parent, UUID)));
    await Promise.all(streams.map(({ parts }) => parts.find(({ isCard }) => !isCard)));
    await Promise.all(readers.map(({ events }) => events.find(() => true)));
    return [...streams.map(({ parts }) => parts.ended), ...readers.map(({ events }) => events.ended)];
  };

  it('is clean within 5 s with viewers watching and the cradle sending', async () => {
    const ends = await watch();
    const { code, ms } = await server.stop();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
    await Promise.all(ends);
    expect(await server.listRelatives()).toEqual([]);
    expect(server.log.join('\n')).not.toMatch(/Readings were lost|unhandled|ERROR/i);
  });

  it('by a crash leaves no process behind, and the next start works', async () => {
    await server.start();
    await watch();
    await server.kill();
    await settle(
      () => server.listRelatives(),
      (left) => left.length === 0,
      5_000,
    );
    await server.start();
    const before = cradle.framesSent;
    const viewer = await openStream(parent, UUID);
    await viewer.parts.find(({ isCard }) => !isCard);
    expect(cradle.framesSent).toBeGreaterThanOrEqual(before);
    const status = (await requireOk(parent.call(`/api/agent_status/${UUID}`))).json();
    expect(status).toMatchObject({ crying: 'Not Crying' });
    viewer.leave();
  });

  it('may come while it is still starting', async () => {
    await server.stop();
    await server.start({ untilReady: false });
    await settle(
      () => server.log.some((line) => line.includes('Open ')),
      (isUp) => isUp,
    );
    const { ms } = await server.stop();
    expect(ms).toBeLessThan(5_000);
    expect(await server.listRelatives()).toEqual([]);
    await server.start();
  });
});
