import { expect, it } from 'vitest';
import { createAlertBoard, type OpenAlert } from './alert-board';

const HOUR = 3_600_000;
const NOW = Date.UTC(2025, 9, 3, 12);

const alert = (id: number, createdAt: number): OpenAlert => ({
  id,
  type: 'crying',
  message: '😢 아기가 35초 동안 울고 있습니다!',
  temperature: null,
  faceDetected: null,
  createdAt,
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
  board.remove('abc', 3);
  board.remove('nobody', 3);
  expect(board.list('abc', NOW).map(({ id }) => id)).toEqual([2]);
  expect(board.list('abc', NOW + 1)).toEqual([]);
  board.put('abc', alert(4, NOW));
  board.clear('abc');
  expect(board.list('abc', NOW)).toEqual([]);
});
