import type { ResultSetHeader } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveReopened, saveResolved, saveSeen } from './alert-marks';
import { findOwnedAlert } from './alerts';
import { addCradle, addUser, START_LIMIT_MS, startTestDatabase, type TestDatabase } from './test-database';

const noon = Date.UTC(2025, 9, 3, 12);

let test: TestDatabase;
beforeAll(async () => {
  test = await startTestDatabase();
}, START_LIMIT_MS);
afterAll(() => test?.stop());

it('an alert is resolved, reopened and seen by whom it was raised for alone, and each once', async () => {
  const { connection, database } = test;
  const [ownerId, stranger] = [await addUser(connection, 'mother'), await addUser(connection, 'stranger')];
  const sql = `INSERT INTO alert_logs (user_id, agent_id, alert_type, alert_message) VALUES (?, ?, 'crying', '')`;
  const [{ insertId: id }] = await connection.query<ResultSetHeader>(sql, [
    ownerId,
    await addCradle(connection, 'abc', ownerId),
  ]);
  await saveResolved(database, { id, ownerId: stranger, now: noon });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({ resolved: false });
  for (const now of [noon + 1, noon + 2]) await saveResolved(database, { id, ownerId, now });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({ resolvedAt: noon + 1 });
  await saveReopened(database, { id, ownerId: stranger });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({ resolved: true });
  await saveReopened(database, { id, ownerId });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({
    resolved: false,
    resolvedAt: null,
  });
  await saveSeen(database, { id, ownerId: stranger, now: noon });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({ seenAt: null });
  for (const now of [noon + 1, noon + 2]) await saveSeen(database, { id, ownerId, now });
  expect(await findOwnedAlert(database, { id, ownerId })).toMatchObject({ seenAt: noon + 1 });
});
