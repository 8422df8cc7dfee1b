import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FRESH_FOR_MS } from '@/lib/cradle/freshness';
import { REFUSAL_KINDS } from '@/lib/mqtt/refusals';
import { type Client, createCaregiver, createClient, requireOk } from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { type PageExample, PROTOCOL_PAGE, readBox, readExamples } from '../client/protocol-page';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const run = promisify(execFile);
/** What a cradle of this page said before the direction under test. */
const BEFORE = '우측으로 움직임';

interface Ready {
  worker: { faults: Record<string, number> };
}

describe.each(CONFIGURATIONS)('what docs/protocol.md says, by the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let device: MqttClient;

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiver(server.base, 'parent');
    device = await connectAsync(server.mqttUrl, { protocolVersion: 4 });
  });
  afterAll(async () => {
    await device?.endAsync(true);
    await server?.dispose();
  });

  let cradles = 0;
  /** A cradle of which nothing is known yet. */
  async function freshCradle(): Promise<string> {
    cradles += 1;
    await requireOk(parent.registerAgent(`page-${cradles}`));
    await requireOk(parent.claim(`page-${cradles}`));
    return `page-${cradles}`;
  }
  const statusOf = async (uuid: string) => (await parent.call(`/api/agent_status/${uuid}`)).json();
  const faults = async () => (await parent.call('/api/ready')).json<Ready>().worker.faults;
  const send = (uuid: string, signal: string, payload: string | Buffer) =>
    device.publishAsync(`cradle/${uuid}/${signal}`, payload);
  const isShown = (uuid: string, jpeg: Buffer) =>
    settle(
      () => fetchFrame(parent, uuid),
      ({ body }) => body.equals(jpeg),
    );

  it.each(readExamples('taken'))('takes $signal $payload as $outcome', async (example) => {
    const uuid = await freshCradle();
    if (example.signal === 'direction') await send(uuid, 'direction', JSON.stringify({ direction: BEFORE }));
    await send(uuid, example.signal, example.payload);
    if (example.signal === 'frame') await isShown(uuid, pictureOf(example));
    else
      await settle(
        () => statusOf(uuid),
        (status) => isAsSaid(status, example),
      );
  });

  it('takes the same picture as it is', async () => {
    const [example] = readExamples('taken').filter(({ signal }) => signal === 'frame');
    const uuid = await freshCradle();
    const jpeg = pictureOf(example as PageExample);
    await send(uuid, 'frame', jpeg);
    await isShown(uuid, jpeg);
  });

  it.each(readExamples('dropped'))(
    'drops $signal $payload as $outcome',
    async ({ signal, payload, outcome }) => {
      const uuid = await freshCradle();
      const before = (await faults())[outcome] ?? 0;
      await send(uuid, signal, payload);
      await settle(faults, (counts) => counts[outcome] === before + 1);
      expect(await statusOf(uuid)).toMatchObject({ last_update: null });
      expect((await fetchFrame(parent, uuid)).status).toBe(204);
      expect(PROTOCOL_PAGE).toContain(`\`${outcome}\``);
    },
  );

  it('registers a cradle as shown, and answers in these words', async () => {
    const [head = '', type = '', , body = ''] = readBox('http');
    const [method = '', target = ''] = head.split(' ');
    const [name = '', value = ''] = type.split(': ');
    const stranger = createClient(server.base);
    const shown = { method, headers: { [name]: value }, body };
    for (const request of [
      shown,
      shown,
      { ...shown, body: '{}' },
      { ...shown, body: '{"uuid": "a/b", "ip": "192.168.0.7"}' },
      { ...shown, body: 'uuid' },
      { ...shown, headers: { [name]: 'text/plain' } },
    ]) {
      const { status, text } = await stranger.call(target, request);
      expect(PROTOCOL_PAGE).toContain(`| \`${status}\` | \`${text}\` |`);
    }
  });

  describe('in its commands', () => {
    const uuid = 'my-cradle';
    const commands = readBox('sh').filter((line) => line.includes('mosquitto_'));
    let folder: string;
    let picture: Buffer;

    beforeAll(async () => {
      await requireOk(parent.registerAgent(uuid));
      await requireOk(parent.claim(uuid));
      folder = await mkdtemp(path.join(tmpdir(), 'smart-cradle-page-'));
      picture = await drawPicture();
      await writeFile(path.join(folder, 'picture.jpg'), picture);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const type = (command: string) => run('sh', ['-c', here(command, server.mqttUrl)], { cwd: folder });
    const press = (action: string) => parent.call(`/control_motor/${uuid}`, { json: { action } });

    it('sends readings', async () => {
      for (const command of commands.filter((line) => /pub .*(temperature|crying|direction)/.test(line))) {
        await type(command);
      }
      await settle(
        () => statusOf(uuid),
        ({ temperature, crying, direction }) =>
          temperature === 36.5 && crying === 'Crying' && direction === '정면 유지 중',
      );
    });

    it('sends a picture in both ways', async () => {
      const pictures = commands.filter((line) => /pub .*frame/.test(line));
      expect(pictures).toHaveLength(2);
      let known = 0;
      for (const command of pictures) {
        await type(command);
        const { body, headers } = await fetchFrame(parent, uuid, `?after=${known}`);
        expect(body.equals(picture)).toBe(true);
        known = Number(headers.get('x-sequence'));
      }
    });

    it.each(readBox('text servo'))('hears %s', async (payload) => {
      const [listen = ''] = commands.filter((line) => line.includes('mosquitto_sub'));
      const heard = type(listen);
      // Nobody says when it listens: the button is pressed until it has heard.
      const pressing = setInterval(() => {
        press(JSON.parse(payload).action).catch(() => undefined);
      }, 100);
      const { stdout } = await heard.finally(() => clearInterval(pressing));
      expect(stdout).toBe(`${payload}\n`);
    });
  });
});

it('names what the embedded broker and the server refuse', () => {
  for (const kind of REFUSAL_KINDS) expect(PROTOCOL_PAGE).toContain(`\`${kind}\``);
});

it.each(Object.entries(FRESH_FOR_MS))('says how long %s is fresh', (signal, ms) => {
  const row = PROTOCOL_PAGE.split('\n').find((line) => line.startsWith(`| ${signal} | \`cradle/`));
  expect(row).toMatch(new RegExp(`\\| ${ms / 1_000} s \\|$`));
});

function pictureOf({ payload }: PageExample): Buffer {
  return Buffer.from(JSON.parse(payload).frame, 'base64');
}

function isAsSaid(status: Record<string, unknown>, { signal, payload, outcome }: PageExample): boolean {
  if (signal === 'temperature') return status.temperature === Number(outcome);
  if (signal === 'crying') return status.crying === outcome;
  const said = JSON.parse(payload).direction;
  const known = outcome === 'as before' ? BEFORE : outcome;
  return status.face_direction === said && status.direction === known;
}

/** A command of the page for the broker of this test. */
function here(command: string, mqttUrl: string): string {
  const { hostname, port } = new URL(mqttUrl);
  return command.replace('-h 192.168.0.2', `-h ${hostname} -p ${port}`);
}
