import { setTimeout as sleep } from 'node:timers/promises';
import { addAlarmCradle } from '../e2e/client/alarm-cradle';
import { startCamera } from '../e2e/client/camera';
import { createCaregiver } from '../e2e/client/http-client';
import { drawPicture } from '../e2e/client/pictures';
import { type AppServer, startAppServer } from '../e2e/servers/app-server';
import { cpuOf, printTable, type Row } from './figures';

const UUID = 'cradle-bench';
const FRAME_BYTES = 50_000;
const CALM_MS = 20_000;
/** CONTRACT §5, and DESIGN 6 for the time before. */
const RECORDING_MS = 60_000;
const BEFORE_MS = 10_000;
const TRAVEL_MS = 2_000;

interface Use {
  seconds: number;
  serverMs: number;
  databaseMs: number;
}

/** A recording of a minute at ten frames a second: whether all of it is stored, and what that cost. */
export async function benchRecording(): Promise<void> {
  const server = await startAppServer({ configuration: 'embedded' });
  try {
    printTable('A recording of 60 s, 10 frames of 50 KB and 10 readings a second', [await measure(server)]);
  } finally {
    await server.dispose();
  }
}

async function measure(server: AppServer): Promise<Row> {
  const client = await createCaregiver(server.base, 'parent');
  const cradle = await addAlarmCradle({ client, mqttUrl: server.mqttUrl }, UUID);
  const camera = startCamera(cradle.device, { picture: await drawPicture(), bytes: FRAME_BYTES });
  const stops = [
    cradle.repeat('direction', { direction: '정면 유지 중' }, 100),
    cradle.repeat('temperature', { temperature: 36.5 }, 10_000),
  ];
  await sleep(TRAVEL_MS);
  const calm = await use(server, () => sleep(CALM_MS));
  let raisedAt = 0;
  const recording = await use(server, async () => {
    raisedAt = Date.now();
    await cradle.device.send('temperature', { temperature: 38.6 });
    await sleep(RECORDING_MS + TRAVEL_MS);
  });
  camera.stop();
  for (const stop of stops) stop();
  await cradle.device.leave();
  const sent = camera.sent.filter(({ at }) => at >= raisedAt - BEFORE_MS && at <= raisedAt + RECORDING_MS);
  const counts = async () => {
    const [frames] = await server.query(
      `SELECT COUNT(*) AS stored, COUNT(DISTINCT SHA2(frame, 256)) AS pictures, SUM(LENGTH(frame)) AS bytes
        FROM video_frames`,
    );
    const [rows] = await server.query(
      'SELECT COUNT(*) AS stored FROM sensor_data WHERE alert_log_id IS NOT NULL',
    );
    return { frames, rows };
  };
  // The last batches go within a second.
  await sleep(TRAVEL_MS);
  const { frames, rows } = await counts();
  const share = ({ seconds }: Use, ms: number) => ms / 10 / seconds;
  return {
    'frames sent': String(sent.length),
    'frames stored': String(frames?.stored),
    'each once': String(Number(frames?.stored) === Number(frames?.pictures)),
    MB: Number(frames?.bytes) / 1e6,
    'rows of the recording': String(rows?.stored),
    'server CPU % of a core, before': share(calm, calm.serverMs),
    'while recording': share(recording, recording.serverMs),
    'database CPU %, before': share(calm, calm.databaseMs),
    'while it is recorded': share(recording, recording.databaseMs),
  };
}

/** CPU that server and database used meanwhile. */
async function use(server: AppServer, work: () => Promise<unknown>): Promise<Use> {
  const databasePid = await findDatabase(server);
  const [serverBefore, databaseBefore, begun] = [
    await cpuOf(server.pid),
    await cpuOf(databasePid),
    performance.now(),
  ];
  await work();
  return {
    seconds: (performance.now() - begun) / 1_000,
    serverMs: (await cpuOf(server.pid)) - serverBefore,
    databaseMs: (await cpuOf(databasePid)) - databaseBefore,
  };
}

async function findDatabase(server: AppServer): Promise<number> {
  const line = (await server.listRelatives()).find((each) => /\b(mariadbd|mysqld)\b/.test(each));
  const pid = Number(/^\s*(\d+)/.exec(line ?? '')?.[1]);
  if (!pid) throw new Error('No database process was found');
  return pid;
}
