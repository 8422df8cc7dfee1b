import type fs from 'node:fs';
import path from 'node:path';
import { HEAD_BYTES, parseHead } from './record';

/** What is needed of the file system; tests give one that is full or broken. */
export type SpoolFiles = Pick<
  typeof fs,
  | 'closeSync'
  | 'fdatasync'
  | 'fstatSync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readSync'
  | 'unlinkSync'
  | 'writeSync'
>;

const NAME = /^(\d{10})\.spool$/;

export interface Segment {
  path: string;
  size: number;
  /** Records that were not released. */
  live: number;
}

/** Where a record is. */
export interface RecordRef {
  segment: Segment;
  offset: number;
  /** With its head. */
  bytes: number;
  items: number;
}

export function segmentName(number: number): string {
  return `${String(number).padStart(10, '0')}.spool`;
}

export function readAt(
  files: SpoolFiles,
  fd: number,
  { offset, bytes }: { offset: number; bytes: number },
): Buffer {
  const buffer = Buffer.alloc(bytes);
  const read = files.readSync(fd, buffer, 0, bytes, offset);
  return buffer.subarray(0, read);
}

/** Its files, oldest first. */
export function listSegments(files: SpoolFiles, folder: string): { number: number; file: string }[] {
  files.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = files.readdirSync(folder).map(String);
  return names
    .flatMap((name) => {
      const number = NAME.exec(name)?.[1];
      return number === undefined ? [] : [{ number: Number(number), file: path.join(folder, name) }];
    })
    .sort((one, other) => one.number - other.number);
}

/** Where its records are, by their heads: whether each is as it was written is looked at when it is read. */
export function scanSegment(files: SpoolFiles, file: string): { segment: Segment; refs: RecordRef[] } {
  const segment: Segment = { path: file, size: 0, live: 0 };
  const refs: RecordRef[] = [];
  const fd = files.openSync(file, 'r+');
  try {
    const end = files.fstatSync(fd).size;
    while (segment.size < end) {
      const offset = segment.size;
      const head = parseHead(readAt(files, fd, { offset, bytes: HEAD_BYTES }));
      if (head === null || offset + HEAD_BYTES + head.length > end) break;
      const bytes = HEAD_BYTES + head.length;
      refs.push({ segment, offset, bytes, items: head.items });
      segment.size += bytes;
      segment.live += 1;
    }
    if (segment.size < end) files.ftruncateSync(fd, segment.size);
    return { segment, refs };
  } finally {
    files.closeSync(fd);
  }
}
