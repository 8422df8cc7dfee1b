import { describe, expect, it } from 'vitest';
import { readiness as shape } from '@/lib/contracts/health';
import { AppError } from '@/lib/platform/errors';
import { createReadiness } from './readiness';

type Deps = Parameters<typeof createReadiness>[0];

const COUNTS = {
  ...{ waitingRows: 1, storedRows: 2, refusedRows: 3, droppedRows: 4 },
  ...{ waitingFrames: 5, storedFrames: 6, refusedFrames: 7, droppedFrames: 8 },
  ...{ waitingChanges: 9, refusedChanges: 10, droppedChanges: 11, unsafe: 12, spoolBytes: 13 },
};

/** The parts as they answer; `ping` is what the database says. */
function setUp({ stored = true, ping = async () => {}, broker = 'up' as 'up' | 'waiting' } = {}) {
  const store = { database: { ping }, lanes: { counts: () => COUNTS } };
  const refused = { publish: 1, subscription: 0, oversized_packet: 0, connection: 0 };
  // Of each part what is asked, without the rest of a running server.
  return createReadiness({
    storeBoot: { waitingFor: () => 'migrations to finish' },
    link: {
      state: () => ({ status: broker, detail: broker === 'up' ? null : 'port 1883', since: 0, refused }),
    },
    diskGuard: { hasRoom: () => true, freeBytes: () => 14 },
    watch: { faults: () => ({ 'frame.not_json': 5 }) },
    stored: () => (stored ? store : null),
    wasLinkStarted: () => stored,
  } as unknown as Deps);
}

describe('readiness', () => {
  it('is there when database, broker and worker are up, with all that was counted', async () => {
    const answer = shape.strict().parse(await setUp()());
    expect(answer).toMatchObject({
      ready: true,
      database: { state: 'up', detail: null },
      broker: { state: 'up', refused: { publish: 1 } },
      worker: { state: 'up', faults: { 'frame.not_json': 5 }, journal: COUNTS },
    });
  });

  it('says what it waits for before the database was ever there', async () => {
    expect(shape.parse(await setUp({ stored: false })())).toMatchObject({
      ready: false,
      database: { state: 'waiting', detail: 'migrations to finish' },
      worker: { state: 'waiting', journal: { waitingRows: 0 } },
    });
  });

  it.each([
    ['ER_ACCESS_DENIED_ERROR', 'the database to serve us again (ER_ACCESS_DENIED_ERROR)'],
    ['ER_SOMETHING_NEW', 'the database to answer'],
  ])('is lost, and no fault of ours, whatever the database says: %s', async (code, detail) => {
    const said = Object.assign(new Error("Access denied for user 'u' (using password: YES)"), { code });
    const ping = () => Promise.reject(said);
    expect(await setUp({ ping })()).toMatchObject({ ready: false, database: { state: 'waiting', detail } });
  });

  it('is lost with the database and with the broker', async () => {
    const ping = () => Promise.reject(new AppError('database_unavailable'));
    expect(await setUp({ ping })()).toMatchObject({ ready: false, database: { state: 'waiting' } });
    expect(await setUp({ broker: 'waiting' })()).toMatchObject({
      ready: false,
      broker: { detail: 'port 1883' },
    });
  });
});
