import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createPictureFeed, type PictureFeed } from './picture-feed';
import type { PictureView } from './picture-state';
import { prepareTestServers } from './test-server';

const { listen } = prepareTestServers();
let feed: PictureFeed | null = null;

afterEach(() => {
  feed?.stop();
  feed = null;
});

function part(text: string, sequence: number, more = ''): string {
  const head = `Content-Type: image/jpeg\r\nContent-Length: ${text.length}\r\nX-Timestamp: ${Date.now()}\r\n`;
  return `${head}X-Sequence: ${sequence}\r\n${more}\r\n${text}\r\n--frame\r\n`;
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=frame' });
  response.write('--frame\r\n');
}

/** Starts a feed whose screen keeps what was painted; `until` waits for something to be seen. */
function watch(base: string) {
  const painted: string[] = [];
  const views: PictureView[] = [];
  let signedOut = false;
  let look = (): void => undefined;
  feed = createPictureFeed({
    uuid: 'our cradle',
    fetch: (url, init) => fetch(`${base}${url}`, init),
    now: Date.now,
    serverOffset: () => 0,
    frozenSince: () => null,
    paint: async (jpeg) => {
      const text = await jpeg.text();
      if (text === 'torn') return false;
      painted.push(text);
      return true;
    },
    onView: (view) => {
      views.push(view);
      look();
    },
    onSignedOut: () => {
      signedOut = true;
      look();
    },
  });
  const until = (seen: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => (seen() ? resolve() : undefined);
      look();
    });
  feed.start();
  return { painted, last: () => views.at(-1), until, isSignedOut: () => signedOut };
}

describe('the picture feed', () => {
  it('shows the pictures of the stream and says that they are live', async () => {
    const asked: string[] = [];
    const base = await listen((request, response) => {
      asked.push(request.url ?? '');
      openStream(response);
      response.write(part('one', 1));
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.status === 'live');
    expect(screen.painted).toEqual(['one']);
    expect(asked).toEqual(['/stream/our%20cradle']);
  });

  it('does not paint the card, but says that there is no signal', async () => {
    const base = await listen((_request, response) => {
      openStream(response);
      response.write(part('card', 1, 'X-No-Signal: 1\r\n'));
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.status === 'noSignal');
    expect(screen.painted).toEqual([]);
  });

  it('shows an empty screen the last picture before the silence, and does not call it live', async () => {
    const lastAt = Date.now() - 1_000;
    const base = await listen((request, response) => {
      if (request.url?.startsWith('/api/frame/')) {
        response
          .writeHead(200, { 'Content-Type': 'image/jpeg', 'X-Timestamp': lastAt, 'X-Sequence': 7 })
          .end('last');
        return;
      }
      openStream(response);
      const head = `Content-Length: 4\r\nX-Timestamp: ${lastAt}\r\nX-No-Signal: 1\r\n`;
      response.write(`${head}\r\ncard\r\n--frame\r\n`);
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.hasPicture === true);
    expect(screen.painted).toEqual(['last']);
    expect(screen.last()).toMatchObject({ status: 'noSignal', dim: true });
  });

  it('never calls a torn picture live', async () => {
    const base = await listen((_request, response) => {
      openStream(response);
      response.write(part('torn', 1));
      response.write(part('card', 2, 'X-No-Signal: 1\r\n'));
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.status === 'noSignal');
    expect(screen.last()?.hasPicture).toBe(false);
  });

  it('says that the connection is lost, and comes back by itself', async () => {
    let connections = 0;
    const base = await listen((_request, response) => {
      connections += 1;
      openStream(response);
      response.write(part(`of connection ${connections}`, connections));
      if (connections === 1) setImmediate(() => response.end());
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.status === 'lost');
    expect(screen.last()?.dim).toBe(true);
    await screen.until(() => screen.last()?.status === 'live' && screen.painted.length === 2);
    expect(screen.painted).toEqual(['of connection 1', 'of connection 2']);
  });

  it('leaves when the session has ended', async () => {
    const base = await listen((_request, response) => {
      response.writeHead(401).end();
    });
    const screen = watch(base);
    await screen.until(screen.isSignedOut);
  });

  it('closes its connection when stopped', async () => {
    let closed = (): void => undefined;
    const whenClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const base = await listen((_request, response) => {
      response.on('close', closed);
      openStream(response);
      response.write(part('one', 1));
    });
    const screen = watch(base);
    await screen.until(() => screen.last()?.status === 'live');
    feed?.stop();
    await whenClosed;
  });
});
