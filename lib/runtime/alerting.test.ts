import { beforeEach, describe, expect, it } from 'vitest';
import { createFrameCache } from '@/lib/frames/frame-cache';
import { createMessage, createPicture } from '@/lib/frames/test-picture';
import { createAlertBoard } from '@/lib/live/alert-board';
import { createChangeFeed } from '@/lib/live/change-feed';
import type { Telling } from '@/lib/notify/notifier';
import { createTestClock } from '@/lib/platform/test-clock';
import type { AlertChange } from '@/lib/store/alert-changes';
import { createWatch, type Watch } from '@/lib/watch/watch';
import { createAlerting } from './alerting';
import { createDirectory } from './directory';

const MINUTE = 60_000;

/** The running server's part of alerts with real rules; what leaves it is kept in the order in which it left. */
function setUp() {
  const clock = createTestClock();
  const [board, directory, feed] = [createAlertBoard(), createDirectory(), createChangeFeed()];
  const frames = createFrameCache({ onBroken: () => {} });
  const changes: AlertChange[] = [];
  const left: string[] = [];
  const tellings: Telling[] = [];
  const up = { broker: true, database: true };
  let uids = 0;
  const newUid = () => `uid ${++uids}`;
  const alerting = createAlerting({
    clock,
    board,
    directory,
    feed,
    frames,
    lane: {
      record(change) {
        changes.push(change);
        left.push(`record ${change.kind}`);
      },
    },
    recorder: { begin: ({ id }, { uid }) => void left.push(`keep cradle ${id} for ${uid}`) },
    notifier: {
      tell(telling) {
        tellings.push(telling);
        left.push(`tell ${telling.kind}`);
      },
      withdraw: (episode) => void left.push(`withdraw ${episode}`),
    },
    newUid,
    watch: () => watch,
    isUp: () => up,
  });
  const watch: Watch = createWatch({
    ...{ clock, directory, frames, feed, newUid },
    journal: { append: () => {}, saveState: () => {} },
    recorder: { frame: () => {}, isRecording: () => false },
    settings: alerting.settings,
    reachableSince: alerting.reachability.since,
    alerts: alerting.desk,
    log: { warn: () => {} },
  });
  directory.note({ id: 1, uuid: 'mine', ownerId: 7, name: null });
  alerting.lookAround();
  const send = (signal: string, payload: object | Buffer, uuid = 'mine') =>
    watch.receive(
      `cradle/${uuid}/${signal}`,
      Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload)),
    );
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.advance(1_000);
      alerting.lookAround();
      watch.tick();
    }
  };
  return { clock, board, directory, feed, changes, left, tellings, up, alerting, watch, send, pass };
}

let house: ReturnType<typeof setUp>;
beforeEach(() => {
  house = setUp();
});

describe('an alert', () => {
  it('is written ahead, then kept and told with the picture of the moment, and stands on the board at once', () => {
    const { board, changes, clock, left, tellings, send } = house;
    send('frame', createMessage(createPicture()));
    send('temperature', { temperature: 38.6 });
    expect(left).toEqual(['record raised', 'keep cradle 1 for uid 1', 'tell alert']);
    const message = '⚠️ 아기의 체온이 38.6°C로 높습니다!';
    expect(changes[0]).toMatchObject({
      alert: { uid: 'uid 1', episode: 'uid 1', agentId: 1, userId: 7, message, temperature: 38.6 },
      memory: { live: { temperature: { value: 38.6 } }, rules: { version: expect.any(Number) } },
    });
    expect(tellings[0]).toMatchObject({
      alert: { uid: 'uid 1', type: 'high_temperature', at: clock.now() },
      cradle: { id: 1, uuid: 'mine', ownerId: 7 },
      snapshot: createPicture(),
    });
    expect(board.list('mine', clock.now())).toMatchObject([{ id: null, uid: 'uid 1', message }]);
  });

  it('is told without a picture when the newest one is old', () => {
    const { tellings, send, pass } = house;
    send('frame', createMessage(createPicture()));
    pass(6_000);
    send('temperature', { temperature: 38.6 });
    expect(tellings[0]?.snapshot).toBeNull();
  });

  it('tells who watches', () => {
    const { feed, send } = house;
    const news: string[] = [];
    send('temperature', { temperature: 36.6 });
    feed.subscribe('mine', (change) => news.push(change));
    send('temperature', { temperature: 38.6 });
    expect(news).toContain('value');
  });

  it('that nobody answers is told again, with how long it has lasted', () => {
    const { alerting, tellings, send, pass } = house;
    alerting.settings.note(1, { offlineTimeout: 0 });
    send('crying', { status: 'Crying' });
    pass(2 * MINUTE);
    expect(tellings.map(({ kind }) => kind)).toEqual(['alert', 'still']);
    expect(tellings[1]).toMatchObject({ alert: { type: 'crying', details: { seconds: 30 } } });
  });

  it('of an episode that somebody looks after is stored as such, and does not ring', () => {
    const { alerting, board, changes, clock, left, tellings, send, pass } = house;
    send('crying', { status: 'Crying' });
    pass(30_000);
    alerting.actions.acknowledge({ uid: 'uid 1', by: 'mother' });
    expect(left.slice(-2)).toEqual(['record acknowledged', 'withdraw uid 1']);
    expect(changes.at(-1)).toMatchObject({ episode: 'uid 1', by: 'mother' });
    for (let times = 0; times < 400; times += 1) {
      send('crying', { status: 'Crying' });
      pass(3_000);
    }
    expect(tellings).toHaveLength(1);
    const rows = board.list('mine', clock.now());
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ acknowledgedAt, episode }) => acknowledgedAt !== null && episode === 'uid 1')).toBe(
      true,
    );
  });

  it('that was resolved leaves the board, and rings anew with the next reading', () => {
    const { alerting, board, clock, left, tellings, send } = house;
    send('temperature', { temperature: 38.6 });
    alerting.actions.resolve({ uid: 'uid 1' });
    expect(left.slice(-2)).toEqual(['record resolved', 'withdraw uid 1']);
    expect(board.list('mine', clock.now())).toEqual([]);
    send('temperature', { temperature: 38.7 });
    expect(tellings.map(({ alert }) => alert.episode)).toEqual(['uid 1', 'uid 2']);
  });

  it('about the baby is noted as over, and nobody is woken for that', () => {
    const { board, changes, clock, tellings, send, pass } = house;
    send('temperature', { temperature: 38.6 });
    const normalAt = clock.now() + 5_000;
    pass(5_000);
    send('temperature', { temperature: 36.6 });
    pass(15_000);
    expect(changes.at(-1)).toMatchObject({ kind: 'cleared', episode: 'uid 1', at: normalAt });
    expect(board.list('mine', clock.now())).toMatchObject([{ clearedAt: normalAt }]);
    expect(tellings).toHaveLength(1);
  });
});

describe('a cradle', () => {
  it('that says nothing any more is told, and that it is back', () => {
    const { tellings, send, pass } = house;
    send('temperature', { temperature: 36.6 });
    pass(MINUTE + 1_000);
    expect(tellings).toMatchObject([{ kind: 'alert', alert: { type: 'device_offline' } }]);
    for (let times = 0; times < 25; times += 1) {
      send('temperature', { temperature: 36.6 });
      pass(1_000);
    }
    expect(tellings.at(-1)).toMatchObject({ kind: 'cleared', alert: { type: 'device_offline' } });
  });

  it('that is not in use raises nothing, and what waits of it is withdrawn', () => {
    const { alerting, left, tellings, send, pass } = house;
    send('temperature', { temperature: 38.6 });
    alerting.settings.note(1, { inUse: false });
    alerting.withdrawAll('mine');
    expect(left.at(-1)).toBe('withdraw uid 1');
    send('crying', { status: 'Crying' });
    send('temperature', { temperature: 38.7 });
    pass(10 * MINUTE);
    expect(tellings).toHaveLength(1);
  });

  it('goes by changed settings at once', () => {
    const { alerting, watch, tellings, send, pass } = house;
    send('crying', { status: 'Crying' });
    pass(10_000);
    alerting.settings.note(1, { cryingDurationThreshold: 5 });
    watch.reconsider('mine');
    expect(tellings).toMatchObject([{ alert: { type: 'crying', details: { seconds: 10 } } }]);
  });
});

describe('when it is ours to be away', () => {
  beforeEach(() => {
    house.directory.note({ id: 2, uuid: 'second', ownerId: 7, name: null });
    house.directory.note({ id: 3, uuid: 'others', ownerId: 8, name: null });
    for (const uuid of ['mine', 'second', 'others']) house.send('temperature', { temperature: 36.6 }, uuid);
  });

  const toldOf = () =>
    house.tellings.map(({ kind, cradle, alert }) => [kind, cradle.uuid, alert.type, alert.details.cause]);

  it('is told again until somebody answers, and once for a time in which nobody could say so', () => {
    const { alerting, clock, tellings, up } = house;
    up.broker = false;
    house.pass(61_000);
    for (let minute = 0; minute < 6; minute += 1) {
      house.pass(MINUTE);
      alerting.caregivers.remind();
    }
    const mine = () => tellings.filter(({ cradle }) => cradle.uuid === 'mine').map(({ kind }) => kind);
    expect(mine()).toEqual(['alert', 'still', 'still', 'still']);
    clock.advance(60 * MINUTE);
    alerting.caregivers.remind();
    expect(mine()).toHaveLength(5);
    const uid = tellings[0]?.alert.uid ?? '';
    alerting.actions.acknowledge({ uid, by: 'mother' });
    clock.advance(60 * MINUTE);
    alerting.caregivers.remind();
    expect(mine()).toHaveLength(5);
  });

  it('each caregiver is told once, instead of once for each cradle that is silent', () => {
    house.up.broker = false;
    house.pass(10 * MINUTE);
    expect(toldOf()).toEqual([
      ['alert', 'mine', 'watch_interrupted', 'broker'],
      ['alert', 'others', 'watch_interrupted', 'broker'],
    ]);
  });

  it('they are told from when to when once it is back, and the cradles have their time to come back', () => {
    const from = house.clock.now() + 1_000;
    house.up.broker = false;
    house.pass(2 * MINUTE);
    house.up.broker = true;
    house.pass(59_000);
    expect(toldOf().slice(2)).toEqual([
      ['cleared', 'mine', 'watch_interrupted', 'broker'],
      ['cleared', 'others', 'watch_interrupted', 'broker'],
    ]);
    expect(house.tellings[2]?.alert.details).toEqual({ cause: 'broker', from, to: from + 2 * MINUTE });
    expect(house.changes.at(-1)).toMatchObject({ kind: 'cleared', at: from + 2 * MINUTE });
  });

  it('who has no cradle in use is left in peace', () => {
    house.alerting.settings.note(3, { inUse: false });
    house.alerting.settings.note(1, { inUse: false });
    house.up.database = false;
    house.pass(2 * MINUTE);
    expect(toldOf().filter(([, , type]) => type === 'watch_interrupted')).toEqual([
      ['alert', 'second', 'watch_interrupted', 'database'],
    ]);
  });

  it('a process that was away is told as what is over', () => {
    house.alerting.reachability.noteStart(house.clock.now() - 5 * MINUTE);
    expect(toldOf().map(([kind, uuid]) => [kind, uuid])).toEqual([
      ['alert', 'mine'],
      ['alert', 'others'],
      ['cleared', 'mine'],
      ['cleared', 'others'],
    ]);
    expect(house.changes[0]).toMatchObject({
      alert: { message: '⚠️ 서버가 5분 동안 요람을 지켜보지 못했습니다!' },
    });
  });
});
