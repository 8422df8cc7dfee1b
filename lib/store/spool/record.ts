import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/**
 * One record of a spool file: length of what follows the head (4 bytes), CRC-32 of everything behind the CRC (4 bytes),
 * how many rows, frames or changes it stands for (4 bytes), and they themselves. A file that was cut short, or filled
 * with zeros by a power cut, has no record there.
 */
export const HEAD_BYTES = 12;

export interface RecordHead {
  length: number;
  crc: number;
  items: number;
}

export function encodeRecord(payload: Buffer, items: number): Buffer {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(items, 8);
  head.writeUInt32LE(crc32(payload, crc32(head.subarray(8))), 4);
  return Buffer.concat([head, payload]);
}

/** Null when the bytes cannot be the head of a record: none is empty. */
export function parseHead(head: Buffer): RecordHead | null {
  if (head.length < HEAD_BYTES) return null;
  const length = head.readUInt32LE(0);
  return length === 0 ? null : { length, crc: head.readUInt32LE(4), items: head.readUInt32LE(8) };
}

/** What a whole record holds; null when it is not as it was written. */
export function parseRecord(record: Buffer): Buffer | null {
  const head = parseHead(record);
  if (head === null || record.length !== HEAD_BYTES + head.length) return null;
  return crc32(record.subarray(8)) === head.crc ? record.subarray(HEAD_BYTES) : null;
}

/** Of another shape than today's, as another version of the server may have written it. */
const FORMAT = 1;

/** Dates, Buffers and Maps come back as they were: JSON would not do that. */
export function encodeValue(value: unknown): Buffer {
  return serialize([FORMAT, value]);
}

/** Null for what this version cannot read. */
export function decodeValue<T>(payload: Buffer): T | null {
  try {
    const [format, value] = deserialize(payload) as [number, T];
    return format === FORMAT ? value : null;
  } catch {
    return null;
  }
}
