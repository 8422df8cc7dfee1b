import path from 'node:path';
import { encodeRecord, parseRecord } from './record';
import {
  listSegments,
  type RecordRef,
  readAt,
  type Segment,
  type SpoolFiles,
  scanSegment,
  segmentName,
} from './segments';

/** A file is begun anew beyond this, so that what was stored can be deleted while the rest waits. */
const SEGMENT_BYTES = 8 * 1024 * 1024;

/** Records in files of one folder, oldest first. Each may throw what the file system says. */
export interface SpoolLog {
  /** Finds what earlier runs left. A record that was not written whole is cut off; a file that cannot be read is told. */
  open(onBroken: (error: unknown) => void): RecordRef[];
  /** Survives the end of this process at once, and a power cut soon. */
  append(payload: Buffer, items: number): RecordRef;
  /** Null when it is not as it was written. */
  read(ref: RecordRef): Buffer | null;
  /** It is no longer needed; its file goes with the last of its records. */
  release(ref: RecordRef): void;
  bytes(): number;
  close(): void;
}

export function createSpoolLog({ files, folder }: { files: SpoolFiles; folder: string }): SpoolLog {
  const segments = new Set<Segment>();
  let active: { segment: Segment; fd: number } | null = null;
  let lastNumber = 0;
  const sync = createSync(files, () => active?.fd ?? null);

  function begin(): { segment: Segment; fd: number } {
    files.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { file, fd } = createFile();
    const segment = { path: file, size: 0, live: 0 };
    active = { segment, fd };
    segments.add(segment);
    return active;
  }

  /** A folder that could not be read at the start may hold files of this number. */
  function createFile(): { file: string; fd: number } {
    for (;;) {
      lastNumber += 1;
      const file = path.join(folder, segmentName(lastNumber));
      try {
        return { file, fd: files.openSync(file, 'ax+', 0o600) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
    }
  }

  /** Nothing is written to it any more; without a record it is gone. */
  function retire(): void {
    if (active === null) return;
    const { segment, fd } = active;
    active = null;
    files.closeSync(fd);
    if (segment.live === 0) remove(segment);
  }

  function remove(segment: Segment): void {
    segments.delete(segment);
    files.unlinkSync(segment.path);
  }

  return {
    open(onBroken) {
      const found = listSegments(files, folder);
      lastNumber = found.at(-1)?.number ?? 0;
      return found.flatMap(({ file }) => {
        try {
          const { segment, refs } = scanSegment(files, file);
          segments.add(segment);
          if (refs.length === 0) remove(segment);
          return refs;
        } catch (error) {
          onBroken(error);
          return [];
        }
      });
    },
    append(payload, items) {
      if (active !== null && active.segment.size >= SEGMENT_BYTES) retire();
      const { segment, fd } = active ?? begin();
      const record = encodeRecord(payload, items);
      try {
        writeAll(files, fd, record);
      } catch (error) {
        undo(files, fd, segment, retire);
        throw error;
      }
      const ref = { segment, offset: segment.size, bytes: record.length, items };
      segment.size += record.length;
      segment.live += 1;
      sync();
      return ref;
    },
    read({ segment, offset, bytes }) {
      const isActive = active?.segment === segment;
      const fd = isActive && active ? active.fd : files.openSync(segment.path, 'r');
      try {
        return parseRecord(readAt(files, fd, { offset, bytes }));
      } finally {
        if (!isActive) files.closeSync(fd);
      }
    },
    release({ segment }) {
      segment.live -= 1;
      if (segment.live > 0) return;
      if (active?.segment !== segment) return remove(segment);
      try {
        files.ftruncateSync(active.fd, 0);
        segment.size = 0;
      } catch {
        retire();
      }
    },
    bytes: () => [...segments].reduce((sum, { size }) => sum + size, 0),
    close: retire,
  };
}

/** A disk that is full took part of a record: nothing may follow that. */
function undo(files: SpoolFiles, fd: number, { size }: Segment, retire: () => void): void {
  try {
    files.ftruncateSync(fd, size);
  } catch {
    retire();
  }
}

function writeAll(files: SpoolFiles, fd: number, record: Buffer): void {
  for (let written = 0; written < record.length; ) {
    written += files.writeSync(fd, record, written, record.length - written);
  }
}

/** One at a time: what is written meanwhile is taken along by the next. */
function createSync(files: SpoolFiles, fd: () => number | null): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle';
  function done(): void {
    const again = state === 'again';
    state = 'idle';
    if (again) sync();
  }
  function sync(): void {
    const current = fd();
    if (current === null) return;
    if (state !== 'idle') {
      state = 'again';
      return;
    }
    state = 'running';
    // What it says, the next write says too.
    files.fdatasync(current, done);
  }
  return sync;
}
