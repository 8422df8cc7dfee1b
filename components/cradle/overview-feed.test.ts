import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createOverviewFeed, type OverviewFeed } from './overview-feed';
import { type Answer, prepareTestServers } from './test-server';

const { listen } = prepareTestServers();
let feed: OverviewFeed | null = null;

afterEach(() => {
  feed?.stop();
  feed = null;
});

const UUIDS = ['one', 'two', 'three', 'four'];

function answerWell(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === '/api/overview') {
    const frame = { at: 7, freshForMs: 5_000, frozen_since: null };
    const cradles = UUIDS.map((uuid) => ({ uuid, in_use: true, frame, open_alerts: 0 }));
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ serverTime: 8, cradles }));
  } else response.writeHead(200, { 'X-Timestamp': 7, 'X-Sequence': 7 }).end(request.url);
}

/** Starts a feed; `until` waits for something of it. Counts the requests that are under way at once. */
async function watch(answer: Answer) {
  const seen = { pictures: [] as string[], lost: 0, signedOut: false, most: 0, asked: [] as string[] };
  let underway = 0;
  let look = (): void => undefined;
  const base = await listen((request, response) => {
    underway += 1;
    seen.most = Math.max(seen.most, underway);
    seen.asked.push(request.url ?? '');
    response.on('close', () => {
      underway -= 1;
    });
    answer(request, response);
  });
  feed = createOverviewFeed({
    fetch: (url, init) => fetch(`${base}${url}`, init),
    onOverview: () => look(),
    onLost: () => {
      seen.lost += 1;
      look();
    },
    onPicture: (uuid) => {
      seen.pictures.push(uuid);
      look();
    },
    onSignedOut: () => {
      seen.signedOut = true;
      look();
    },
  });
  feed.start();
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => (done() ? resolve() : undefined);
      look();
    });
  return { seen, until };
}

it('brings a picture of every cradle, with one request at a time', async () => {
  const { seen, until } = await watch(answerWell);
  await until(() => seen.pictures.length === UUIDS.length);
  expect(seen.pictures).toEqual(UUIDS);
  expect(seen.most).toBe(1);
});

it('asks for no picture that it has shown already', async () => {
  const { seen, until } = await watch(answerWell);
  await until(() => seen.pictures.length === UUIDS.length);
  feed?.stop();
  feed?.start();
  const overviews = () => seen.asked.filter((url) => url === '/api/overview').length;
  await until(() => overviews() === 2);
  expect(seen.asked).toHaveLength(UUIDS.length + 2);
});

it('says that the server cannot be asked, and that the session has ended', async () => {
  const broken = await watch((_request, response) => response.writeHead(503).end());
  await broken.until(() => broken.seen.lost === 1);
  feed?.stop();
  const out = await watch((_request, response) => response.writeHead(401).end());
  await out.until(() => out.seen.signedOut);
  expect(out.seen.lost).toBe(0);
});
