import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BODY_HEADERS } from './body-headers';
import { compress, createPackedAnswer, preferredEncoding } from './compression';

describe('what the client prefers', () => {
  it.each([
    [null, null],
    ['', null],
    ['identity', null],
    ['deflate, zstd', null],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.1, gzip', 'gzip'],
    ['gzip;q=0, identity', null],
    ['br;q=0, *', 'gzip'],
    ['*', 'br'],
    [';;q=,', null],
  ])('is read from %j as %s', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});

describe('an answer', () => {
  const text = JSON.stringify(Array.from({ length: 1_000 }, (_, index) => ({ index })));
  const pack = (encoding: string) =>
    compress(
      new Request('http://cradle/', { headers: { 'Accept-Encoding': encoding } }),
      new Response(text, { status: 201, headers: { 'Content-Type': 'application/json' } }),
    );

  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('is packed with %s, and says so under our name for the header', async (encoding, unpack) => {
    const response = pack(encoding);
    expect(response.status).toBe(201);
    expect(response.headers.get(BODY_HEADERS['Content-Encoding'])).toBe(encoding);
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    expect(unpack(Buffer.from(await response.arrayBuffer())).toString()).toBe(text);
  });

  it('goes out as it is to who takes nothing else', async () => {
    const response = pack('identity');
    expect(response.headers.has(BODY_HEADERS['Content-Encoding'])).toBe(false);
    expect(await response.text()).toBe(text);
  });

  it('that breaks off in the middle breaks off packed too', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('the database is away'));
      },
    });
    const request = new Request('http://cradle/', { headers: { 'Accept-Encoding': 'gzip' } });
    await expect(compress(request, new Response(broken)).arrayBuffer()).rejects.toThrow();
  });

  it('ends its source when the reader leaves', async () => {
    let ended = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(crypto.getRandomValues(new Uint8Array(10_000))),
      cancel() {
        ended = true;
      },
    });
    const request = new Request('http://cradle/', { headers: { 'Accept-Encoding': 'gzip' } });
    const reader = compress(request, new Response(endless)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => ended).toBe(true);
  });
});

describe('an answer that never changes', () => {
  const ask = (encoding: string) =>
    new Request('http://cradle/', { headers: { 'Accept-Encoding': encoding } });

  it('is made once an encoding, whoever asks', async () => {
    let made = 0;
    const answer = createPackedAnswer(() => {
      made += 1;
      return new Response('{"openapi":"3.1.1"}', { headers: { 'Content-Type': 'application/json' } });
    });
    for (const encoding of ['br', 'br', 'gzip', 'br', 'identity', 'gzip']) {
      const response = await answer(ask(encoding));
      const packed = Buffer.from(await response.arrayBuffer());
      const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
      expect(unpack[encoding as keyof typeof unpack](packed).toString()).toBe('{"openapi":"3.1.1"}');
      expect(response.headers.get('Content-Type')).toBe('application/json');
      expect(response.headers.get('Vary')).toBe('Accept-Encoding');
    }
    expect(made).toBe(3);
  });
});
