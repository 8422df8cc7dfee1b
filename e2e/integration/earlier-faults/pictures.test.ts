import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ask } from '../../access/ask';
import { openEvents } from '../../client/event-reader';
import { requireOk } from '../../client/http-client';
import { frameMessage, withComment } from '../../client/pictures';
import { openRaw } from '../../client/raw-request';
import { settle } from '../../client/settle';
import { addAlert, addFrames, findStoredCradle } from '../../client/stored-night';
import { openStream, type StreamPart, type StreamViewer } from '../../client/stream-viewer';
import { countSockets } from '../../servers/open-sockets';
import { expectCleanLog, prepareInstallation } from './installation';
import { tellSentences } from './sentences';

const HOUR = 3_600_000;
const isFrame = ({ isCard }: StreamPart): boolean => !isCard;

describe('what the earlier server got wrong with pictures', () => {
  const earlier = prepareInstallation();
  const { claimNew, get } = earlier;
  const { sentence, end } = tellSentences('pictures');

  const show = async (viewer: StreamViewer, jpeg: Buffer, from = earlier.device): Promise<StreamPart> => {
    const arrived = viewer.parts.find((part) => part.jpeg.equals(jpeg));
    await from.send('frame', frameMessage(jpeg));
    return arrived;
  };

  sentence('stalledViewer', () => {
    it('while 16 MB go past it, each picture and reading arrives within a second', async () => {
      const stalled = await openStream(earlier.parent, earlier.uuid);
      stalled.pause();
      const near = await openStream(earlier.parent, earlier.uuid);
      const other = await claimNew('cradle-next-door');
      const [far, events] = await Promise.all([
        openStream(earlier.parent, 'cradle-next-door'),
        openEvents(earlier.parent, 'cradle-next-door'),
      ]);
      for (let round = 0; round < 16; round += 1) {
        const temperature = 36 + round / 10;
        const begun = performance.now();
        const heard = events.events.find(({ data }) => data.temperature.value === temperature);
        await other.send('temperature', { temperature: String(temperature) });
        const arrivals = await Promise.all([
          show(near, withComment(earlier.picture, `large ${round}`, 1_000_000)),
          show(far, withComment(earlier.picture, `small ${round}`), other),
          heard,
        ]);
        for (const { at } of arrivals) expect(at - begun).toBeLessThan(1_000);
      }
      // It missed what it did not read: nothing was kept for it.
      stalled.resume();
      const last = withComment(earlier.picture, 'after the stall');
      await Promise.all([stalled.parts.find(({ jpeg }) => jpeg.equals(last)), show(near, last)]);
      expect(stalled.parts.all.filter(isFrame).length).toBeLessThan(16);
      for (const viewer of [stalled, near, far, events]) viewer.leave();
      await other.leave();
    });
  });

  sentence('leavingViewers', () => {
    it('six hundred of them come and go, and the server answers as before', async () => {
      await (await claimNew('cradle-silent')).leave();
      const before = await countSockets(earlier.server.pid);
      const come = async (path: string) => {
        const { request } = await openRaw(earlier.server.base, {
          path,
          headers: { Cookie: earlier.parent.cookie() },
        });
        request.destroy();
      };
      const wait = (name: string) =>
        earlier.parent
          .call(`/api/frame/${name}?after=1`, { signal: AbortSignal.timeout(200) })
          .catch(() => undefined);
      for (let wave = 0; wave < 10; wave += 1) {
        const names = Array.from({ length: 6 }, () => ['cradle-silent', `cradle-unknown-${wave}`]).flat();
        const calls = names.flatMap((name) => [
          ...['/stream', '/api/live', '/crying_status', '/direction_status'].map((call) =>
            come(`${call}/${name}`),
          ),
          wait(name),
        ]);
        await Promise.all(calls);
      }
      const begun = performance.now();
      await get(`/api/agent_status/${earlier.uuid}`);
      expect(performance.now() - begun).toBeLessThan(1_000);
      // Ten more to the database, which is as many as it is ever asked with.
      await settle(
        () => countSockets(earlier.server.pid),
        (count) => count <= before + 10,
      );
    });
  });

  sentence('bigPicture', () => {
    it('goes through live video untouched, while an alert is open and others watch', async () => {
      const jpeg = withComment(earlier.picture, 'above 64 KB', 200_000);
      const viewers = await Promise.all([1, 2, 3].map(() => openStream(earlier.parent, earlier.uuid)));
      await show(viewers[0] as StreamViewer, jpeg);
      for (const viewer of viewers) await viewer.parts.find((part) => part.jpeg.equals(jpeg));
      const after = withComment(earlier.picture, 'and the next one');
      await show(viewers[0] as StreamViewer, after);
      for (const viewer of viewers) viewer.leave();
    });

    it('is read back whole from the column that the earlier server had made a BLOB', async () => {
      const cradle = await findStoredCradle(earlier.server.query, earlier.uuid);
      const jpeg = withComment(earlier.picture, 'recorded above 64 KB', 200_000);
      const moments = [new Date(Date.now() - 2 * HOUR)];
      const [id] = await addFrames(earlier.server.query, cradle, { jpeg, moments });
      const path = `/api/alert_frame/${id}`;
      const { status, body } = await ask(earlier.server.base, {
        method: 'GET',
        path,
        cookie: earlier.parent.cookie(),
      });
      expect(status).toBe(200);
      expect(Buffer.from(body, 'latin1').equals(jpeg)).toBe(true);
    });
  });

  sentence('video');

  sentence('deadCamera');

  sentence('liveVideo', () => {
    it('arrives picture by picture while the database has stopped', async () => {
      const viewer = await openStream(earlier.parent, earlier.uuid);
      await show(viewer, withComment(earlier.picture, 'before it stopped'));
      await earlier.mariadb.pause();
      try {
        for (let index = 0; index < 30; index += 1) {
          const begun = performance.now();
          await earlier.device.send('direction', {
            direction: index % 2 ? '좌측으로 움직임' : '정면 유지 중',
          });
          const { at } = await show(viewer, withComment(earlier.picture, `without a database ${index}`));
          expect(at - begun).toBeLessThan(500);
          await sleep(100);
        }
      } finally {
        earlier.mariadb.resume();
      }
      viewer.leave();
      await earlier.server.untilReady();
    });
  });

  sentence('changeOfHands', () => {
    const NAME = 'cradle-handed-on';

    it('while frames and rows of a recording arrive', async () => {
      const handed = await claimNew(NAME);
      const before = await findStoredCradle(earlier.server.query, NAME);
      const alertId = await addAlert(earlier.server.query, before, { at: new Date(), message: 'of before' });
      const moments = [new Date()];
      const [frameId = 0] = await addFrames(earlier.server.query, before, {
        jpeg: earlier.picture,
        moments,
        alertId,
      });
      let sent = 0;
      const stopFrames = repeat(async () => {
        await handed.send('frame', frameMessage(withComment(earlier.picture, `picture ${sent}`)));
        sent += 1;
        await sleep(20);
      });
      const stopRecording = repeat(async () => {
        const row = { jpeg: earlier.picture, moments: [new Date()], alertId };
        // What comes too late for the alert is refused by the database: it is gone.
        await addFrames(earlier.server.query, before, row).catch(() => []);
      });
      const watching = await openStream(earlier.parent, NAME);
      await watching.parts.find(isFrame);
      const { stranger } = earlier.households;
      const sentBefore = sent;
      try {
        await requireOk(earlier.parent.call('/delete_cradle', { json: { uuid: NAME } }));
        await watching.parts.ended;
        await requireOk(stranger.client.claim(NAME));
        const viewer = await openStream(stranger.client, NAME);
        await settle(
          () => viewer.parts.all.filter(isFrame).length,
          (count) => count >= 20,
        );
        viewer.leave();
        const shown = viewer.parts.all.filter(isFrame).map(({ jpeg }) => numberOf(jpeg));
        expect(Math.min(...shown)).toBeGreaterThanOrEqual(sentBefore);
        expect(shown).toEqual(shown.toSorted((a, b) => a - b));
      } finally {
        await Promise.all([stopFrames(), stopRecording()]);
      }
      expect(await get(`/api/alert_history/${NAME}`, stranger.client)).toEqual([]);
      expect(JSON.stringify(await get('/api/alert_logs', stranger.client))).not.toContain('of before');
      for (const client of [earlier.parent, stranger.client]) {
        expect((await client.call(`/api/alert_frame/${frameId}`)).status).toBe(404);
        expect((await client.call(`/api/alert_detail/${alertId}`)).status).toBe(404);
      }
      // What came in after the deletion goes with the next one.
      await requireOk(stranger.client.call('/delete_cradle', { json: { uuid: NAME } }));
      const left = 'SELECT COUNT(*) AS rows_left FROM video_frames WHERE agent_id = ?';
      await settle(
        () => earlier.server.query(left, [before.agentId]),
        ([row]) => row?.rows_left === 0,
      );
      await handed.leave();
    });
  });

  it('said no password, and no failure of ours, in its log', () => {
    expectCleanLog(earlier);
  });

  end();
});

/** Does it again and again. @returns what ends that. */
function repeat(work: () => Promise<void>): () => Promise<void> {
  let isOver = false;
  const working = (async () => {
    while (!isOver) await work();
  })();
  return () => {
    isOver = true;
    return working;
  };
}

/** The number that a picture was sent with. */
function numberOf(jpeg: Buffer): number {
  return Number(/picture (\d+)/.exec(jpeg.toString('latin1'))?.[1]);
}
