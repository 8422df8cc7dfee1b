import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileResponse } from './file-response';
import { describeError } from './responses';

const content = randomBytes(300_000);
let folder: string;
let place: string;
let file: FileHandle;
let ends: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cradle-file-'));
  place = path.join(folder, 'film');
  await writeFile(place, content);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  file = await open(place);
  ends = 0;
});

interface Asked {
  headers?: Record<string, string>;
  method?: string;
  signal?: AbortSignal;
}

function ask({ headers = {}, method = 'GET', signal = new AbortController().signal }: Asked = {}) {
  const request = new Request('http://cradle/film', { headers, method });
  const onEnd = () => {
    ends += 1;
  };
  return fileResponse(request, file, { contentType: 'video/mp4', signal, onEnd });
}

/** A closed FileHandle has no descriptor any more. */
const isClosed = () => file.fd === -1;
const untilEnded = () => expect.poll(() => [isClosed(), ends]).toEqual([true, 1]);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** The tag of the file, as a client learned it before. */
async function learnTag(): Promise<string> {
  const response = await ask({ method: 'HEAD' });
  file = await open(place);
  ends = 0;
  return response.headers.get('etag') ?? '';
}

describe('the whole file', () => {
  it('comes with its length, its tag, and word that parts may be asked for', async () => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache, no-transform',
      'x-smart-cradle-content-length': '300000',
      'content-type': 'video/mp4',
      etag: expect.stringMatching(/^"[0-9a-z]+-[0-9a-z]+"$/),
    });
    expect((await bytesOf(response)).equals(content)).toBe(true);
    await untilEnded();
  });

  it('has the same headers and no body for HEAD, which knows no parts', async () => {
    const response = await ask({ method: 'HEAD', headers: { Range: 'bytes=0-9' } });
    expect([response.status, response.headers.get('x-smart-cradle-content-length')]).toEqual([200, '300000']);
    expect(response.body).toBeNull();
    await untilEnded();
  });

  it('may be empty', async () => {
    await file.close();
    const nothing = path.join(folder, 'nothing');
    await writeFile(nothing, '');
    file = await open(nothing);
    const response = await ask();
    expect([response.status, response.headers.get('x-smart-cradle-content-length')]).toEqual([200, '0']);
    expect((await bytesOf(response)).length).toBe(0);
    await untilEnded();
  });
});

describe('a part', () => {
  it.each([
    ['bytes=0-', 0, 299_999],
    ['bytes=0-0', 0, 0],
    ['bytes=65535-65536', 65_535, 65_536],
    ['bytes=100000-', 100_000, 299_999],
    ['bytes=-1000', 299_000, 299_999],
  ])('%s is answered with its place', async (header, start, end) => {
    const response = await ask({ headers: { Range: header } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/300000`);
    expect(response.headers.get('x-smart-cradle-content-length')).toBe(String(end - start + 1));
    expect((await bytesOf(response)).equals(content.subarray(start, end + 1))).toBe(true);
    await untilEnded();
  });

  it('beyond the end is refused, with the size there is', async () => {
    const refusal = await ask({ headers: { Range: 'bytes=300000-' } }).catch((error) => error);
    const { status, headers, body } = describeError(refusal, { locale: 'en' });
    expect([status, headers['Content-Range'], body.code]).toEqual([
      416,
      'bytes */300000',
      'range_not_satisfiable',
    ]);
    await untilEnded();
  });

  it('is the whole when several are asked for', async () => {
    const response = await ask({ headers: { Range: 'bytes=0-1,5-9' } });
    expect([response.status, (await bytesOf(response)).length]).toEqual([200, 300_000]);
  });

  it('of what the client had before is sent only while that is still what there is', async () => {
    const tag = await learnTag();
    const statusFor = async (ifRange: string) => {
      file = await open(place);
      const response = await ask({ headers: { Range: 'bytes=0-9', 'If-Range': ifRange } });
      await response.body?.cancel();
      return response.status;
    };
    await file.close();
    expect(await statusFor(tag)).toBe(206);
    expect(await statusFor('"another"')).toBe(200);
    // Weak tags and dates do not prove that a part fits to the byte.
    expect(await statusFor(`W/${tag}`)).toBe(200);
    expect(await statusFor('Wed, 21 Oct 2015 07:28:00 GMT')).toBe(200);
  });
});

describe('what the client has already', () => {
  it.each([
    ['the tag', (tag: string) => tag],
    ['the tag as a weak one', (tag: string) => `W/${tag}`],
    ['the tag among others', (tag: string) => `"a", ${tag}, "b"`],
    ['anything', () => '*'],
  ])('is not sent again: %s', async (_, header) => {
    const tag = await learnTag();
    const response = await ask({ headers: { 'If-None-Match': header(tag), Range: 'bytes=0-9' } });
    expect([response.status, response.headers.get('etag')]).toEqual([304, tag]);
    expect(response.body).toBeNull();
    await untilEnded();
  });

  it('is sent when it is something else', async () => {
    const response = await ask({ headers: { 'If-None-Match': '"another"' } });
    expect([response.status, (await bytesOf(response)).length]).toEqual([200, 300_000]);
  });
});

describe('a viewer', () => {
  it('who reads slowly has no more read for him than he takes', async () => {
    const response = await ask();
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBe(64 * 1024);
    expect(isClosed()).toBe(false);
    await reader?.cancel();
    await untilEnded();
  });

  it('who may no longer look gets a failure, not an end', async () => {
    const looking = new AbortController();
    const response = await ask({ signal: looking.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    looking.abort();
    await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' });
    await untilEnded();
  });

  it('who left before the answer gets nothing', async () => {
    const response = await ask({ signal: AbortSignal.abort() });
    await expect(response.arrayBuffer()).rejects.toMatchObject({ name: 'AbortError' });
    await untilEnded();
  });
});

it('that is removed while it is sent is sent to its end', async () => {
  const doomed = path.join(folder, 'doomed');
  await writeFile(doomed, content);
  await file.close();
  file = await open(doomed);
  const response = await ask();
  await rm(doomed);
  expect((await bytesOf(response)).equals(content)).toBe(true);
});

it('that becomes shorter while it is sent is a failure', async () => {
  const shrinking = path.join(folder, 'shrinking');
  await writeFile(shrinking, content);
  await file.close();
  file = await open(shrinking, 'r+');
  const response = await ask();
  await file.truncate(100_000);
  await expect(response.arrayBuffer()).rejects.toThrow('became shorter');
  await untilEnded();
});
