import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullFfmpeg, probe } from '@/lib/video/test-clip';
import { download } from '../client/download';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  requireOk,
} from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { addAlert, addFrames, findStoredCradle, type StoredNight } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const OTHER = 'cradle-b';
const ALERT_AT = Date.UTC(2025, 9, 3, 12, 34, 56, 789);
/** A picture every half second, from before the recording of the alert until after it. */
const MOMENTS = Array.from({ length: 161 }, (_, index) => ALERT_AT - 15_000 + index * 500);

let jpeg: Buffer;
let folder: string;
beforeAll(async () => {
  jpeg = await drawPicture();
  folder = await mkdtemp(path.join(tmpdir(), 'sc-alert-video-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const clipsOf = async (server: AppServer) => (await readdir(path.join(server.dataDir, 'clips'))).sort();

/** An alert with what was recorded around it. @returns its id. */
async function record(server: AppServer, cradle: StoredNight, at: number): Promise<number> {
  const moments = MOMENTS.map((moment) => new Date(moment - ALERT_AT + at));
  await addFrames(server.query, cradle, { jpeg, moments });
  return addAlert(server.query, cradle, { type: 'crying', at: new Date(at) });
}

describe.each(CONFIGURATIONS)('the video of an alert of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let alertId: number;
  const inPage = () => `/api/video/${UUID}?alert_id=${alertId}`;
  const toKeep = () => `/api/alert_clip/${alertId}`;
  const fetchVideo = (target: string, headers: Record<string, string> = {}, client = parent) =>
    download(server.base, client, target, headers);

  beforeAll(async () => {
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    await createClient(server.base).registerAgent(OTHER);
    await requireOk(parent.call('/register_cradle', { json: { cradle_uuid: OTHER } }));
    alertId = await record(server, await findStoredCradle(server.query, UUID), ALERT_AT);
  });
  afterAll(() => server?.dispose());

  it('goes from 10 s before it to 60 s after it', async () => {
    const { status, headers, bytes } = await fetchVideo(inPage());
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'video/mp4',
      undefined,
    ]);
    const file = path.join(folder, 'clip.mp4');
    await writeFile(file, bytes);
    const { codec, times } = await probe(file);
    expect(codec).toBe('h264');
    expect(times).toEqual([...Array.from({ length: 141 }, (_, index) => index * 500), 70_500]);
  });

  it('is the same file to keep, with its time in UTC in its name', async () => {
    const [shown, kept] = [await fetchVideo(inPage()), await fetchVideo(toKeep())];
    expect(kept.headers['content-disposition']).toBe(
      'attachment; filename="smart-cradle-2025-10-03T12-34-56Z-crying.mp4"',
    );
    expect([kept.headers.etag, kept.bytes.equals(shown.bytes)]).toEqual([shown.headers.etag, true]);
    expect(await clipsOf(server)).toHaveLength(1);
    const { headers } = await parent.call(toKeep(), { method: 'HEAD' });
    expect(headers.get('content-disposition')).toBe(kept.headers['content-disposition']);
  });

  it('comes in parts, and not again to who has it', async () => {
    const whole = await fetchVideo(toKeep());
    const part = await fetchVideo(toKeep(), { Range: 'bytes=100-199' });
    expect([part.status, part.bytes.equals(whole.bytes.subarray(100, 200))]).toEqual([206, true]);
    const again = await fetchVideo(toKeep(), { 'If-None-Match': String(whole.headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is its caregiver’s alone, and of its own cradle', async () => {
    const stranger = await createCaregiver(server.base, 'stranger');
    await createClient(server.base).registerAgent('cradle-c');
    await requireOk(stranger.call('/register_cradle', { json: { cradle_uuid: 'cradle-c' } }));
    const asked: [Client, string, number][] = [
      [stranger, inPage(), 404],
      [stranger, toKeep(), 404],
      [stranger, `/api/video/cradle-c?alert_id=${alertId}`, 404],
      [parent, `/api/video/${OTHER}?alert_id=${alertId}`, 404],
      [createClient(server.base), inPage(), 401],
      [createClient(server.base), toKeep(), 401],
    ];
    for (const [client, target, status] of asked)
      expect([target, (await fetchVideo(target, {}, client)).status]).toEqual([target, status]);
  });

  it.each([
    ['shown', inPage],
    ['kept', toKeep],
  ])('may be %s by a link without a cookie, which opens no other', async (_, target) => {
    const { url } = (await requireOk(parent.call('/api/media_links', { json: { path: target() } }))).json<{
      url: string;
    }>();
    const nobody = createClient(server.base);
    expect((await fetchVideo(url, { Range: 'bytes=0-9' }, nobody)).status).toBe(206);
    const other = url.replace(String(alertId), String(alertId + 1));
    expect((await fetchVideo(other, {}, nobody)).status).toBe(401);
  });

  it('is not there where nothing was recorded, or nobody knows when', async () => {
    const cradle = await findStoredCradle(server.query, UUID);
    const id = await addAlert(server.query, cradle, { at: new Date(ALERT_AT - 3_600_000) });
    for (const sql of [
      'UPDATE alert_logs SET created_at = NULL WHERE id = ?',
      'DELETE FROM alert_logs WHERE id = ?',
    ]) {
      const { status, bytes } = await fetchVideo(`/api/alert_clip/${id}`);
      expect([status, JSON.parse(bytes.toString()).code]).toEqual([404, 'video_not_recorded']);
      await server.query(sql, [id]);
    }
  });

  it('holds what there is so far while it is being recorded', async () => {
    const cradle = await findStoredCradle(server.query, UUID);
    const now = Date.now();
    const id = await addAlert(server.query, cradle, { at: new Date(now) });
    const lengths: number[] = [];
    for (const begin of [now - 2_000, now]) {
      const moments = Array.from({ length: 10 }, (_, index) => new Date(begin + index * 100));
      await addFrames(server.query, cradle, { jpeg, moments });
      const { status, bytes } = await fetchVideo(`/api/alert_clip/${id}`);
      const file = path.join(folder, 'growing.mp4');
      await writeFile(file, bytes);
      lengths.push((await probe(file)).durationMs);
      expect(status).toBe(200);
    }
    expect(lengths[1]).toBeGreaterThan((lengths[0] ?? Number.NaN) + 1_000);
    const ofRecording = (await clipsOf(server)).filter((name) => name.includes(`-${now - 10_000}-`));
    expect(ofRecording).toHaveLength(1);
  });

  it('is there before anybody asks, also when the server was not while it was recorded', async () => {
    const at = Date.now() - 70_000;
    await record(server, await findStoredCradle(server.query, UUID), at);
    await server.kill();
    await server.start();
    const isThere = async () => (await clipsOf(server)).some((name) => name.includes(`-${at - 10_000}-`));
    await expect.poll(isThere, { timeout: 30_000 }).toBe(true);
  });

  it('is gone with its cradle', async () => {
    expect((await clipsOf(server)).length).toBeGreaterThan(0);
    await requireOk(parent.call('/delete_cradle', { json: { uuid: UUID } }));
    expect(await clipsOf(server)).toEqual([]);
  });
});

describe('a server whose disk is full', () => {
  let server: AppServer;
  afterAll(() => server?.dispose());

  it('says that there is no room for a video, and goes on', async () => {
    server = await startAppServer({
      configuration: 'embedded',
      env: { PATH: await fullFfmpeg(folder) },
    });
    const parent = await createCaregiverOf(server.base, 'parent', UUID);
    const alertId = await record(server, await findStoredCradle(server.query, UUID), ALERT_AT);
    const { status, bytes } = await download(server.base, parent, `/api/alert_clip/${alertId}`, {
      'Accept-Language': 'en',
    });
    expect([status, JSON.parse(bytes.toString())]).toMatchObject([
      507,
      { code: 'storage_full', message: 'The server has no room left to make the video.' },
    ]);
    expect(await clipsOf(server)).toEqual([]);
    expect(server.log.filter((line) => line.includes('A call failed'))).toEqual([]);
    expect(server.log.filter((line) => line.includes('There is no room for a clip'))).toHaveLength(1);
    expect((await parent.call('/api/agents')).status).toBe(200);
  });
});
