import { expect, it } from 'vitest';
import type { StoredReading } from '@/lib/store/readings';
import { readingTableName, streamReadingTable } from './reading-table';

async function* pagesOf(...pages: StoredReading[][]): AsyncGenerator<StoredReading[]> {
  yield* pages;
}

const reading = (second: number, said: Partial<StoredReading> = {}): StoredReading => ({
  timestamp: `2025-10-03T12:00:0${second}.000Z`,
  ...{ temperature: null, crying: null, direction: null },
  ...said,
});

async function read(...pages: StoredReading[][]): Promise<string> {
  const leave = { signal: new AbortController().signal, release() {} };
  const bytes = await new Response(await streamReadingTable(pagesOf(...pages), leave)).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const HEAD = '\uFEFFtime_utc,temperature_celsius,crying,direction\r\n';

it('is a head and a line for each row, whatever pages they came in', async () => {
  const rows = [
    reading(1, { temperature: 36.8, crying: 'Not Crying', direction: '정면 유지 중' }),
    reading(2),
    reading(3, { temperature: -0.5 }),
  ] as const;
  const text =
    HEAD +
    '2025-10-03T12:00:01.000Z,36.8,Not Crying,정면 유지 중\r\n' +
    '2025-10-03T12:00:02.000Z,,,\r\n' +
    '2025-10-03T12:00:03.000Z,-0.5,,\r\n';
  expect(await read([...rows])).toBe(text);
  expect(await read([rows[0], rows[1]], [rows[2]])).toBe(text);
});

it('has its head when there is no row', async () => {
  expect(await read()).toBe(HEAD);
  expect(await read([])).toBe(HEAD);
});

it('is named for its time', () => {
  const range = { from: Date.UTC(2025, 9, 3), to: Date.UTC(2025, 9, 4, 12, 30) };
  expect(readingTableName(range)).toBe('smart-cradle-2025-10-03T00-00-00Z-to-2025-10-04T12-30-00Z.csv');
});
