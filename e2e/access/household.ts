import { connectDevice, type Device } from '../client/device';
import { type Client, createCaregiverOf, requireOk } from '../client/http-client';
import { drawPicture, frameMessage, withComment } from '../client/pictures';
import { settle } from '../client/settle';
import { fetchFrame } from '../client/single-frame';
import { addAlert, addFrames, addReadings, findStoredCradle, type StoredNight } from '../client/stored-night';
import type { AppServer } from '../servers/app-server';

/** Somebody who calls; `nobody` has no session. */
export type CaregiverName = 'owner' | 'stranger';

/** What a call can name in its path, query or body. */
export interface Named {
  username: string;
  uuid: string;
  ip: string;
  alertId: number;
  frameId: number;
  /** UTC, as GET /api/video reads it: a minute in which frames were recorded. */
  minute: { date: string; time: string };
  /** °C from which the caregiver wants to be told. */
  limit: number;
}

/** Something that nobody else may ever be told, as it would stand in an answer. */
export interface Secret {
  what: string;
  text: RegExp;
  /** Whether its own caregiver is told it. */
  told: boolean;
}

/** A caregiver with a cradle, about which everything that can be known is unmistakable. */
export interface Household {
  client: Client;
  device: Device;
  named: Named;
  secrets: readonly Secret[];
}

/** Ids of alerts and frames are as long as the one that is none, and no other number of a page is like them. */
const NUMBERS = {
  owner: { ip: '10.77.0.1', reading: 41.37, limit: 44.44, firstId: 700_001 },
  stranger: { ip: '10.88.0.1', reading: 31.73, limit: 33.33, firstId: 700_101 },
} as const satisfies Record<CaregiverName, { ip: string; reading: number; limit: number; firstId: number }>;
const DIRECTION = '좌측으로 움직임';
const HOUR = 3_600_000;

/** Marks of a household: letters that nothing else here is written with. */
const mark = (name: CaregiverName, what: string) => `hush-${name}-${what}`;

/** An id that no alert and no frame has. */
export const NO_ROW = 799_999;

/**
 * Plants two households; the server starts anew in between, so that it knows the stored alerts as it does after
 * any night.
 */
export async function plantHouseholds(server: AppServer): Promise<Record<CaregiverName, Household>> {
  const owner = await plantStored(server, 'owner');
  const stranger = await plantStored(server, 'stranger');
  await server.stop();
  await server.start();
  return {
    owner: await plantLive(server, 'owner', owner),
    stranger: await plantLive(server, 'stranger', stranger),
  };
}

interface Stored {
  client: Client;
  named: Named;
}

async function plantStored({ base, query }: AppServer, name: CaregiverName): Promise<Stored> {
  const { ip, limit } = NUMBERS[name];
  const [username, uuid] = [mark(name, 'name'), mark(name, 'cradle')];
  const client = await createCaregiverOf(base, username, uuid);
  await requireOk(client.registerAgent(uuid, ip));
  await requireOk(client.call('/select_cradle', { json: { uuid } }));
  await requireOk(client.call(`/api/alert_settings/${uuid}`, { json: { max_temperature: limit } }));
  const cradle = await findStoredCradle(query, uuid);
  await query('UPDATE alert_settings SET push_endpoint = ? WHERE agent_id = ?', [
    `https://push.example/${mark(name, 'push')}`,
    cradle.agentId,
  ]);
  return { client, named: { username, uuid, ip, limit, ...(await plantNight(query, name, cradle)) } };
}

/** An alert of an hour ago, with what was recorded of it. */
async function plantNight(
  query: AppServer['query'],
  name: CaregiverName,
  cradle: StoredNight,
): Promise<Pick<Named, 'alertId' | 'frameId' | 'minute'>> {
  const { reading, firstId } = NUMBERS[name];
  const start = Math.floor((Date.now() - HOUR) / 1000) * 1000;
  const [at = new Date(start), ...later] = [0, 1_000, 2_000].map((ms) => new Date(start + ms));
  const alertId = await addAlert(query, cradle, {
    id: firstId,
    at,
    message: `⚠️ ${mark(name, 'alert')}`,
    temperature: reading,
  });
  const jpeg = withComment(await drawPicture(), mark(name, 'recorded-picture'));
  const [frameId = 0] = await addFrames(query, cradle, { jpeg, moments: [at, ...later], alertId, firstId });
  await addReadings(query, cradle, [{ at, temperature: reading, crying: 'Crying', direction: DIRECTION }]);
  const iso = at.toISOString();
  return { alertId, frameId, minute: { date: iso.slice(0, 10), time: iso.slice(11, 19) } };
}

async function plantLive(
  { mqttUrl }: AppServer,
  name: CaregiverName,
  { client, named }: Stored,
): Promise<Household> {
  const { uuid } = named;
  const { reading } = NUMBERS[name];
  const device = await connectDevice(mqttUrl, uuid);
  const jpeg = withComment(await drawPicture(), mark(name, 'live-picture'));
  await device.send('temperature', { temperature: String(reading) });
  await device.send('crying', { status: 'Crying' });
  await device.send('direction', { direction: DIRECTION });
  await device.send('frame', frameMessage(jpeg));
  const status = async () => (await requireOk(client.call(`/api/agent_status/${uuid}`))).json();
  await settle(status, ({ temperature, direction }) => temperature === reading && direction === DIRECTION);
  await settle(
    () => fetchFrame(client, uuid),
    ({ body }) => body.equals(jpeg),
  );
  await requireOk(client.call(`/control_motor/${uuid}`, { json: { action: 'start' } }));
  return { client, device, named, secrets: secretsOf(client, name) };
}

function secretsOf(client: Client, name: CaregiverName): Secret[] {
  const { ip, reading, limit } = NUMBERS[name];
  const told = [
    // The dashboard opens with the cradle that was selected; the motor's state says who asked for it.
    ...['name', 'cradle', 'alert', 'recorded-picture', 'live-picture'].map((what) => ({
      what,
      text: asWritten(mark(name, what)),
    })),
    { what: 'address', text: asWritten(ip) },
    { what: 'reading', text: asNumber(reading) },
    { what: 'limit', text: asNumber(limit) },
    { what: 'motor', text: new RegExp(`"motor":\\{[^}]*"by":"${mark(name, 'name')}"`) },
  ];
  const kept = [
    { what: 'push endpoint', text: asWritten(mark(name, 'push')) },
    { what: 'session', text: asWritten(client.cookie().split('=')[1] ?? '') },
  ];
  return [
    ...told.map((secret) => ({ ...secret, told: true })),
    ...kept.map((secret) => ({ ...secret, told: false })),
  ];
}

function asWritten(text: string): RegExp {
  return new RegExp(text.replaceAll('.', '\\.'));
}

/** Not as a part of another number, nor of the seconds of a time. */
function asNumber(value: number): RegExp {
  return new RegExp(`(?<![\\d.])${String(value).replace('.', '\\.')}(?!\\d)`);
}
