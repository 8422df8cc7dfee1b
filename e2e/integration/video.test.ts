import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { download } from '../client/download';
import {
  type Client,
  createCaregiver,
  createCaregiverOf,
  createClient,
  requireOk,
} from '../client/http-client';
import { drawPicture } from '../client/pictures';
import { addFrames, findStoredCradle } from '../client/stored-night';
import { type AppServer, startAppServer } from '../servers/app-server';
import { CONFIGURATIONS } from '../servers/surroundings';

const UUID = 'cradle-a';
const START = Date.UTC(2025, 9, 3, 12, 34, 56);
const MINUTE = `/api/video/${UUID}?date=2025-10-03&time=12:34:56`;
const run = promisify(execFile);

describe.each(CONFIGURATIONS)('a recorded minute of the %s server', (configuration) => {
  let server: AppServer;
  let parent: Client;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sc-video-'));
    server = await startAppServer({ configuration });
    parent = await createCaregiverOf(server.base, 'parent', UUID);
    const cradle = await findStoredCradle(server.query, UUID);
    // Four pictures a second for ten seconds, a gap, and some more: at true speed that is 40 s.
    const moments = [
      ...Array.from({ length: 40 }, (_, index) => START + index * 250),
      ...Array.from({ length: 40 }, (_, index) => START + 30_000 + index * 250),
    ];
    const jpeg = await drawPicture();
    await addFrames(server.query, cradle, { jpeg, moments: moments.map((at) => new Date(at)) });
  });
  afterAll(async () => {
    await server?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const fetchVideo = (target: string, headers: Record<string, string> = {}, client = parent) =>
    download(server.base, client, target, headers);

  it('is H.264 in MP4, as long as it was', async () => {
    const { status, headers, bytes } = await fetchVideo(MINUTE);
    expect([status, headers['content-type'], headers['accept-ranges']]).toEqual([200, 'video/mp4', 'bytes']);
    expect(Number(headers['content-length'])).toBe(bytes.length);
    const file = path.join(folder, 'minute.mp4');
    await writeFile(file, bytes);
    const fields = ['-show_entries', 'stream=codec_name,pix_fmt:format=duration', '-of', 'json'];
    const { stdout } = await run('ffprobe', ['-v', 'error', ...fields, file]);
    const { streams, format } = JSON.parse(stdout);
    expect(streams).toEqual([{ codec_name: 'h264', pix_fmt: 'yuv420p' }]);
    expect(Number(format.duration)).toBeCloseTo(40, 0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('comes in parts, and not again to who has it', async () => {
    const whole = await fetchVideo(MINUTE);
    const part = await fetchVideo(MINUTE, { Range: 'bytes=100-199' });
    expect([part.status, part.headers['content-range']]).toEqual([
      206,
      `bytes 100-199/${whole.bytes.length}`,
    ]);
    expect(part.bytes.equals(whole.bytes.subarray(100, 200))).toBe(true);
    expect(part.headers['content-length']).toBe('100');
    const tail = await fetchVideo(MINUTE, { Range: 'bytes=-50' });
    expect(tail.bytes.equals(whole.bytes.subarray(-50))).toBe(true);
    const beyond = await fetchVideo(MINUTE, { Range: 'bytes=999999999-' });
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${whole.bytes.length}`]);
    expect(JSON.parse(beyond.bytes.toString())).toMatchObject({
      success: false,
      code: 'range_not_satisfiable',
    });
    const again = await fetchVideo(MINUTE, { 'If-None-Match': String(whole.headers.etag) });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is made once for all who ask, and again when there is more of it', async () => {
    const tags = await Promise.all([1, 2, 3].map(async () => (await fetchVideo(MINUTE)).headers.etag));
    expect(new Set(tags).size).toBe(1);
    const cradle = await findStoredCradle(server.query, UUID);
    await addFrames(server.query, cradle, { jpeg: await drawPicture(), moments: [new Date(START + 45_000)] });
    expect((await fetchVideo(MINUTE)).headers.etag).not.toBe(tags[0]);
  });

  it.each([
    [`/api/video/${UUID}?date=2025-10-03&time=12:36:00`, 404, 'video_not_recorded'],
    [`/api/video/${UUID}?date=2025-10-04&time=12:34:56`, 404, 'video_not_recorded'],
    [`/api/video/${UUID}?date=2025-02-30&time=12:34:56`, 400, 'validation_failed'],
    [`/api/video/${UUID}?date=03.10.2025&time=12:34:56`, 400, 'validation_failed'],
    [`/api/video/${UUID}?date=2025-10-03&time=24:00:00`, 400, 'validation_failed'],
    [`/api/video/${UUID}?date=2025-10-03&time=12:34`, 400, 'validation_failed'],
    [`/api/video/${UUID}?date=2025-10-03`, 400, 'validation_failed'],
    [`/api/video/${UUID}`, 400, 'validation_failed'],
    [`${MINUTE}&alert_id=1`, 400, 'validation_failed'],
    [`/api/video/${UUID}?time=12:34:56&alert_id=1`, 400, 'validation_failed'],
    [`/api/video/${UUID}?alert_id=1e3`, 400, 'validation_failed'],
    [`/api/video/${UUID}?alert_id=0`, 400, 'validation_failed'],
    [`/api/video/${UUID}?alert_id=999999`, 404, 'not_found'],
  ])('%s answers %d', async (target, status, code) => {
    const { status: got, bytes } = await fetchVideo(target);
    expect([got, JSON.parse(bytes.toString()).code]).toEqual([status, code]);
    if (status === 404) expect((await parent.call(target, { method: 'HEAD' })).status).toBe(404);
  });

  it('is its caregiver’s alone, or of who holds a link of theirs while they are signed in', async () => {
    const stranger = await createCaregiver(server.base, 'stranger');
    expect((await fetchVideo(MINUTE, {}, stranger)).status).toBe(404);
    const nobody = createClient(server.base);
    expect((await fetchVideo(MINUTE, {}, nobody)).status).toBe(401);
    const lender = createClient(server.base);
    await requireOk(lender.signIn('parent', 'a long enough password'));
    const { url } = (await requireOk(lender.call('/api/media_links', { json: { path: MINUTE } }))).json<{
      url: string;
    }>();
    expect((await fetchVideo(url, { Range: 'bytes=0-9' }, nobody)).status).toBe(206);
    expect((await fetchVideo(url.replace('12%3A34%3A56', '12%3A34%3A57'), {}, nobody)).status).toBe(401);
    await requireOk(lender.call('/logout', { method: 'POST' }));
    expect((await fetchVideo(url, {}, nobody)).status).toBe(401);
  });

  it('needs no encoder to be asked for with HEAD', async () => {
    const { status, headers } = await parent.call(MINUTE, { method: 'HEAD' });
    expect([status, headers.get('content-type'), headers.get('accept-ranges')]).toEqual([
      200,
      'video/mp4',
      'bytes',
    ]);
  });
});
