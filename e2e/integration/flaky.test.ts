import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededRandom } from '@/scripts/simulator/seeded-random';
import { createSimulatedCradle, type SimulatedCradle } from '@/scripts/simulator/simulated-cradle';
import { connectDevice } from '../client/device';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { settle } from '../client/settle';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

type Faults = Record<string, number>;

const UUID = 'cradle-a';
/** What the server calls each kind of fault of the simulator. */
const REASONS = {
  'truncated-json': 'temperature.not_json',
  'wrong-type': 'temperature.wrong_type',
  'missing-field': 'direction.wrong_type',
  'empty-temperature': 'temperature.wrong_type',
  'garbled-temperature': 'temperature.wrong_type',
  'nan-temperature': 'temperature.wrong_type',
  'temperature-out-of-range': 'temperature.out_of_range',
  'unknown-direction': 'direction.unknown_value',
  'frame-not-base64': 'frame.not_jpeg',
  'frame-not-jpeg': 'frame.not_jpeg',
  'empty-payload': 'crying.not_json',
  'binary-garbage': 'crying.not_json',
  'huge-string': 'temperature.wrong_type',
} as const;

describe.each(CONFIGURATIONS)('garbage through the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let cradle: SimulatedCradle;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    cradle = createSimulatedCradle({
      uuid: UUID,
      scene: 'flaky',
      fps: 5,
      mqttUrl: server.mqttUrl,
      baseUrl: null,
      random: createSeededRandom(7),
    });
  });
  afterAll(async () => {
    await cradle?.stop();
    await server?.dispose();
  });

  const faults = async (): Promise<Faults> =>
    (await parent.call('/api/ready')).json<{ worker: { faults: Faults } }>().worker.faults;
  const status = async () => (await requireOk(parent.call(`/api/agent_status/${UUID}`))).json();

  it('is counted by kind, six hundred messages of it, and the worker lives', async () => {
    const garbler = createSimulatedCradle({
      uuid: UUID,
      scene: 'silent',
      fps: 1,
      mqttUrl: server.mqttUrl,
      baseUrl: null,
    });
    await garbler.start();
    const linesBefore = server.log.length;
    const begun = performance.now();
    const sent = await garbler.sendFaults(600);
    const expected: Faults = {};
    for (const [kind, reason] of Object.entries(REASONS)) {
      expected[reason] = (expected[reason] ?? 0) + (sent[kind as keyof typeof REASONS] ?? 0);
    }
    expect(await settle(faults, (counts) => total(counts) >= 600)).toEqual(expected);
    const seconds = (performance.now() - begun) / 1000;
    expect(server.log.length - linesBefore).toBeLessThanOrEqual(Math.max(1, seconds));
    await garbler.stop();
    const device = await connectDevice(server.mqttUrl, UUID);
    await device.send('temperature', { temperature: '34.6' });
    await settle(status, ({ temperature }) => temperature === 34.6);
    await device.leave();
  });

  it('between good readings costs none of these', async () => {
    const before = total(await faults());
    const linesBefore = server.log.length;
    const begun = performance.now();
    await cradle.start();
    const known = await settle(
      async () => ({ now: await status(), dropped: total(await faults()) - before }),
      ({ now, dropped }) => dropped >= 10 && now.temperature === cradle.temperature,
      20_000,
    );
    expect(known.now).toMatchObject({ direction: '정면 유지 중' });
    const seconds = (performance.now() - begun) / 1000;
    expect(server.log.length - linesBefore).toBeLessThanOrEqual(Math.max(1, seconds));
    expect((await parent.call('/api/ready')).status).toBe(200);
  });
});

function total(faults: Faults): number {
  return Object.values(faults).reduce((sum, count) => sum + count, 0);
}
