import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPicture } from '@/lib/frames/test-picture';
import { findFrame, listFrames, readPictures } from './recordings';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const noon = Date.UTC(2025, 9, 3, 12);
const MINUTE_MS = 60_000;

let test: TestDatabase;
let parent: number;
let cradles = 0;
beforeAll(async () => {
  test = await startTestDatabase();
  parent = await addUser(test.connection, 'parent');
}, START_LIMIT_MS);
afterAll(() => test?.stop());

/** A new cradle with a picture for each time. */
async function record(times: (number | null)[], pictureOf = pictureNumber): Promise<number> {
  cradles += 1;
  const agentId = await addCradle(test.connection, `cradle-${cradles}`, parent);
  for (const [index, at] of times.entries()) {
    const values = [agentId, at === null ? null : new Date(at), pictureOf(index)];
    await test.connection.execute(
      'INSERT INTO video_frames (agent_id, timestamp, frame) VALUES (?, ?, ?)',
      values,
    );
  }
  return agentId;
}

const pictureNumber = (index: number) => createPicture(300 + index, index);
const minuteOf = (agentId: number) => ({ agentId, from: noon, to: noon + MINUTE_MS });

async function collect(pictures: AsyncIterable<{ id: number; jpeg: Buffer }>) {
  const all = [];
  for await (const picture of pictures) all.push(picture);
  return all;
}

describe('the frames of an interval', () => {
  it('are those of its beginning, but not of its end, with their milliseconds', async () => {
    const agentId = await record([noon - 1, noon, noon + 123, noon + MINUTE_MS - 1, noon + MINUTE_MS]);
    const frames = await listFrames(test.database, minuteOf(agentId));
    expect(frames.map(({ at }) => at - noon)).toEqual([0, 123, MINUTE_MS - 1]);
  });

  it('are one cradle’s alone', async () => {
    const agentId = await record([noon]);
    await record([noon, noon + 1]);
    expect(await listFrames(test.database, minuteOf(agentId))).toHaveLength(1);
  });

  it('come in the order of their times, those of one time as they were stored', async () => {
    const agentId = await record([noon + 200, noon, noon, noon + 100]);
    const frames = await listFrames(test.database, minuteOf(agentId));
    expect(frames.map(({ at }) => at - noon)).toEqual([0, 0, 100, 200]);
    expect(frames[0]?.id).toBeLessThan(frames[1]?.id ?? 0);
  });

  it('are none where nothing was recorded, and rows without a time belong nowhere', async () => {
    const agentId = await record([null]);
    expect(await listFrames(test.database, minuteOf(agentId))).toEqual([]);
  });

  it('are found by the index, in its order', async () => {
    const agentId = await record([noon]);
    await record(Array.from({ length: 500 }, (_, index) => noon + index));
    const sql = `EXPLAIN SELECT video_frames.id, video_frames.timestamp FROM video_frames
      INNER JOIN agents ON agents.id = video_frames.agent_id
      LEFT JOIN alert_logs ON alert_logs.id = video_frames.alert_log_id
      WHERE video_frames.agent_id = ? AND video_frames.timestamp >= ? AND video_frames.timestamp < ?
        AND (video_frames.alert_log_id IS NULL OR alert_logs.user_id = agents.user_id)
      ORDER BY video_frames.timestamp, video_frames.id`;
    const [rows] = await test.connection.query<RowDataPacket[]>(sql, [
      agentId,
      new Date(noon),
      new Date(noon + MINUTE_MS),
    ]);
    const byTable = Object.fromEntries(rows.map((row) => [row.table, row]));
    expect(byTable.video_frames).toMatchObject({ key: 'video_frames_by_time' });
    expect(byTable.alert_logs).toMatchObject({ key: 'PRIMARY' });
    expect(rows.map(({ Extra }) => Extra).join()).not.toContain('filesort');
  });
});

describe('the pictures of frames', () => {
  it('are read to the byte and in the order asked for, more than one handful too', async () => {
    const agentId = await record(Array.from({ length: 60 }, (_, index) => noon + index));
    const frames = (await listFrames(test.database, minuteOf(agentId))).toReversed();
    const pictures = await collect(readPictures(test.database, frames));
    expect(pictures.map(({ id }) => id)).toEqual(frames.map(({ id }) => id));
    expect(pictures.every(({ jpeg }, index) => jpeg.equals(pictureNumber(59 - index)))).toBe(true);
  });

  it('may be larger than the 64 KB of earlier installations', async () => {
    const big = createPicture(1_500_000);
    const agentId = await record([noon], () => big);
    const [picture] = await collect(
      readPictures(test.database, await listFrames(test.database, minuteOf(agentId))),
    );
    expect(picture?.jpeg.equals(big)).toBe(true);
  });

  it('are left out when they were removed in between', async () => {
    const agentId = await record([noon, noon + 1, noon + 2]);
    const frames = await listFrames(test.database, minuteOf(agentId));
    await test.connection.query('DELETE FROM video_frames WHERE id = ?', [frames[1]?.id]);
    const pictures = await collect(readPictures(test.database, frames));
    expect(pictures.map(({ id }) => id)).toEqual([frames[0]?.id, frames[2]?.id]);
  });

  it('are read a handful at a time: whoever stops early has the rest left alone', async () => {
    const agentId = await record(Array.from({ length: 60 }, (_, index) => noon + index));
    const frames = await listFrames(test.database, minuteOf(agentId));
    const reading = readPictures(test.database, frames);
    await reading.next();
    // Gone before they were read: what is read later does not come.
    await test.connection.query('DELETE FROM video_frames WHERE agent_id = ?', [agentId]);
    expect((await collect(reading)).length).toBe(24);
  });

  it('are none of none', async () => {
    expect(await collect(readPictures(test.database, []))).toEqual([]);
  });
});

describe('a single frame', () => {
  it('comes with its picture and its cradle', async () => {
    const agentId = await record([noon]);
    const [frame] = await listFrames(test.database, minuteOf(agentId));
    expect(await findFrame(test.database, frame?.id ?? 0)).toEqual({
      id: frame?.id,
      agentId,
      jpeg: pictureNumber(0),
    });
  });

  it('recorded for an alert is only for whom the alert was', async () => {
    const agentId = await record([noon, noon + 1, noon + 2]);
    const frames = await listFrames(test.database, minuteOf(agentId));
    const before = await addUser(test.connection, 'family before');
    for (const [index, userId] of [parent, before].entries()) {
      const [{ insertId }] = await test.connection.query<ResultSetHeader>(
        `INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message) VALUES (?, ?, 'crying', '')`,
        [userId, agentId],
      );
      const sql = 'UPDATE video_frames SET alert_log_id = ? WHERE id = ?';
      await test.connection.query(sql, [insertId, frames[index]?.id]);
    }
    const found = await Promise.all(frames.map(({ id }) => findFrame(test.database, id)));
    expect(found.map((frame) => frame !== null)).toEqual([true, false, true]);
    const listed = await listFrames(test.database, minuteOf(agentId));
    expect(listed.map(({ at }) => at - noon)).toEqual([0, 2]);
  });

  it('that is not there is null', async () => {
    expect(await findFrame(test.database, 999_999_999)).toBeNull();
  });
});
