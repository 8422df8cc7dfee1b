import { toIso } from '@/lib/platform/time';
import type { StoredReading } from '@/lib/store/readings';
import { type Leave, streamText } from './text-stream';

/** Excel takes a text without it for the code page of its own country, in which no direction can be read. */
const BYTE_ORDER_MARK = '\uFEFF';
/** RFC 4180. */
const LINE_END = '\r\n';
const HEADER = ['time_utc', 'temperature_celsius', 'crying', 'direction'];

/** Rows as a table for spreadsheets (RFC 4180), line by line as the reader takes them. What did not arrive is empty. */
export function streamReadingTable(
  pages: AsyncGenerator<readonly StoredReading[]>,
  leave: Leave,
): Promise<ReadableStream<Uint8Array>> {
  return streamText(pages, leave, (page, isFirst) => {
    const lines = (page ?? []).map(lineOf).join('');
    return isFirst ? BYTE_ORDER_MARK + toLine(HEADER) + lines : lines;
  });
}

/** What the file of a table is called. It names no cradle, for it is passed on; no colon, which Windows takes in no name. */
export function readingTableName({ from, to }: { from: number; to: number }): string {
  const [first, last] = [from, to].map((ms) => `${toIso(ms).slice(0, 19).replaceAll(':', '-')}Z`);
  return `smart-cradle-${first}-to-${last}.csv`;
}

function lineOf({ timestamp, temperature, crying, direction }: StoredReading): string {
  return toLine([timestamp, temperature, crying, direction]);
}

function toLine(cells: readonly (string | number | null)[]): string {
  return cells.map(toCell).join(',') + LINE_END;
}

function toCell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
