import { expect, it } from 'vitest';
import { createAlertBoard, type OpenAlert } from './alert-board';

const HOUR = 3_600_000;
const NOW = Date.UTC(2025, 9, 3, 12);

const alert = (id: number | null, createdAt: number, more: Partial<OpenAlert> = {}): OpenAlert => ({
  id,
  uid: null,
  episode: null,
  type: 'crying',
  message: '😢 아기가 35초 동안 울고 있습니다!',
  details: { seconds: 35 },
  temperature: null,
  faceDetected: null,
  createdAt,
  acknowledgedAt: null,
  acknowledgedBy: null,
  clearedAt: null,
  ...more,
});

it('shows the open alerts of one cradle, newest first', () => {
  const board = createAlertBoard();
  board.put('abc', alert(1, NOW - 2));
  board.put('abc', alert(3, NOW - 1));
  board.put('abc', alert(2, NOW - 1));
  board.put('other', alert(9, NOW));
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([3, 2, 1]);
  expect(board.list('nobody', NOW)).toEqual([]);
});

it('forgets those that were resolved, those of a cradle that changed hands, and those of the day before', () => {
  const board = createAlertBoard();
  board.put('abc', alert(1, NOW - 24 * HOUR));
  board.put('abc', alert(2, NOW - 24 * HOUR + 1));
  board.put('abc', alert(3, NOW));
  board.remove('abc', { id: 3, uid: null });
  board.remove('nobody', { id: 3, uid: null });
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([2]);
  expect(board.list('abc', NOW + 1)).toEqual([]);
  board.put('abc', alert(4, NOW));
  board.clear('abc');
  expect(board.list('abc', NOW)).toEqual([]);
});

it('shows an alert before it is stored, and under the same name afterwards', () => {
  const board = createAlertBoard();
  board.put('abc', alert(1, NOW));
  board.put('abc', alert(null, NOW, { uid: 'first', episode: 'first' }));
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([null, 1]);
  expect(board.noteStored({ uid: 'first', id: 2 })).toBe('abc');
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([2, 1]);
  board.remove('abc', { id: 2, uid: 'first' });
  expect(board.noteStored({ uid: 'first', id: 2 })).toBeNull();
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([1]);
});

it('notes once, on each alert of an episode, that somebody looks after it and that all is normal again', () => {
  const board = createAlertBoard();
  board.put('abc', alert(1, NOW, { uid: 'first', episode: 'first' }));
  board.put('abc', alert(2, NOW + 1, { uid: 'second', episode: 'first' }));
  board.put('abc', alert(3, NOW + 2, { uid: 'other', episode: 'other' }));
  for (const at of [NOW + 10, NOW + 20]) {
    board.noteAcknowledged('abc', { id: 1, episode: 'first' }, { at, by: `mother at ${at}` });
    board.noteCleared('abc', 'first', at + 5);
  }
  const notes = board
    .list('abc', NOW)
    .map((open) => [open.acknowledgedAt, open.acknowledgedBy, open.clearedAt]);
  expect(notes).toEqual([
    [null, null, null],
    [NOW + 10, `mother at ${NOW + 10}`, NOW + 15],
    [NOW + 10, `mother at ${NOW + 10}`, NOW + 15],
  ]);
});

it('finds an alert by its name, and the newest of an episode, whatever cradle it is of', () => {
  const board = createAlertBoard();
  board.put('abc', alert(1, NOW, { uid: 'first', episode: 'first' }));
  board.put('abc', alert(2, NOW + 1, { uid: 'second', episode: 'first' }));
  expect(board.find({ uid: 'first' })).toMatchObject({ uuid: 'abc', alert: { id: 1 } });
  expect(board.find({ episode: 'first' })).toMatchObject({ uuid: 'abc', alert: { id: 2 } });
  expect(board.find({ uid: 'nobody' })).toBeNull();
});
