import type { LimitedLog } from '@/lib/platform/log-limit';
import { decodeValue, encodeValue, HEAD_BYTES } from './record';
import type { RecordRef } from './segments';
import type { SpoolLog } from './spool-log';
import type { SpoolKind, SpoolRoom } from './spool-room';

/** One thing on its way to the database. */
export interface Entry<T> {
  value: T;
  slot: Slot<T>;
}

/** It is in a file, or in memory. */
interface Slot<T> {
  value: T | null;
  ref: RecordRef | null;
  items: number;
  bytes: number;
}

/** First in, first out: the oldest in files, the newest in memory, until they are spilled to files too. */
export interface SpoolQueue<T> {
  /** Finds what earlier runs left. */
  open(): void;
  push(value: T): void;
  /** The oldest ones, without taking them out. */
  peek(most: number): Entry<T>[];
  remove(entry: Entry<T>): void;
  /** Writes all that is in memory to files. */
  spill(): void;
  clear(): void;
  close(): void;
  counts(): QueueCounts;
}

export interface QueueCounts {
  /** Items that wait, in files and in memory. */
  waiting: number;
  /** Of them, those that end with this process. */
  inMemory: number;
  /** Items given up for lack of room, or because their record was damaged. */
  dropped: number;
}

export interface QueueDeps<T> {
  kind: SpoolKind;
  log: SpoolLog;
  room: SpoolRoom;
  warnings: LimitedLog;
  itemsOf(value: T): number;
  /** About so much memory it takes. */
  bytesOf(value: T): number;
  /** Above this what waits in memory goes to files: 0 for what must survive at once. */
  memoryBytes: number;
  /** Above this, when files cannot be written, the oldest in memory is given up. */
  mostMemoryBytes: number;
}

const UNREADABLE = 'The spool cannot be read';

export function createSpoolQueue<T>(deps: QueueDeps<T>): SpoolQueue<T> {
  const { kind, log, room, warnings, itemsOf, bytesOf, memoryBytes, mostMemoryBytes } = deps;
  const slots: Slot<T>[] = [];
  /** So many at the front are in files. */
  let inFiles = 0;
  let bytesInMemory = 0;
  let waiting = 0;
  let dropped = 0;
  room.register(kind, { bytes: log.bytes, giveUpOldest });

  function take(index: number): Slot<T> | undefined {
    const [slot] = slots.splice(index, 1);
    if (slot === undefined) return undefined;
    waiting -= slot.items;
    if (slot.ref === null) {
      bytesInMemory -= slot.bytes;
      return slot;
    }
    inFiles -= 1;
    const { ref } = slot;
    // A file that cannot be removed is read again by the next run, which recognises what is stored.
    guard('A file of the spool cannot be removed', () => log.release(ref));
    return slot;
  }

  function drop(index: number, sentence: string): void {
    const slot = take(index);
    dropped += slot?.items ?? 0;
    warnings.warn(sentence, { kind, items: slot?.items, droppedSoFar: dropped });
  }

  function giveUpOldest(): boolean {
    if (inFiles === 0) return false;
    drop(0, 'The spool is full, the oldest is given up');
    return true;
  }

  function guard<R>(sentence: string, work: () => R): R | null {
    try {
      return work();
    } catch (error) {
      warnings.warn(sentence, { kind, error });
      return null;
    }
  }

  function write(slot: Slot<T>): RecordRef | null {
    const payload = encodeValue(slot.value);
    if (!room.reserve(kind, payload.length + HEAD_BYTES)) {
      warnings.warn('The spool is full of what matters more', { kind });
      return null;
    }
    return guard('The spool cannot be written, what waits is kept in memory', () =>
      log.append(payload, slot.items),
    );
  }

  function spill(): void {
    for (let slot = slots[inFiles]; slot; slot = slots[inFiles]) {
      const ref = write(slot);
      if (ref === null) break;
      slot.ref = ref;
      slot.value = null;
      bytesInMemory -= slot.bytes;
      inFiles += 1;
    }
    while (bytesInMemory > mostMemoryBytes) drop(inFiles, 'Memory is full, the oldest is given up');
  }

  /** Null when it cannot be read: it is given up then. */
  function load(index: number): Entry<T> | null {
    const slot = slots[index];
    if (slot === undefined) return null;
    if (slot.value !== null) return { value: slot.value, slot };
    const { ref } = slot;
    const payload = ref && guard(UNREADABLE, () => log.read(ref));
    const value = payload ? decodeValue<T>(payload) : null;
    if (value !== null) return { value, slot };
    drop(index, 'A record of the spool is damaged and left out');
    return null;
  }

  return {
    open() {
      const refs =
        guard(UNREADABLE, () => log.open((error) => warnings.warn(UNREADABLE, { kind, error }))) ?? [];
      slots.unshift(...refs.map((ref) => ({ value: null, ref, items: ref.items, bytes: 0 })));
      inFiles += refs.length;
      waiting += refs.reduce((sum, { items }) => sum + items, 0);
    },
    push(value) {
      const slot = { value, ref: null, items: itemsOf(value), bytes: bytesOf(value) };
      slots.push(slot);
      waiting += slot.items;
      bytesInMemory += slot.bytes;
      if (bytesInMemory > memoryBytes) spill();
    },
    peek(most) {
      const entries: Entry<T>[] = [];
      while (entries.length < Math.min(most, slots.length)) {
        const entry = load(entries.length);
        if (entry !== null) entries.push(entry);
      }
      return entries;
    },
    remove(entry) {
      const index = slots.indexOf(entry.slot);
      if (index >= 0) take(index);
    },
    spill,
    clear() {
      while (slots.length > 0) take(0);
    },
    close: () => void guard('A file of the spool cannot be closed', () => log.close()),
    counts: () => ({
      waiting,
      inMemory: slots.slice(inFiles).reduce((sum, { items }) => sum + items, 0),
      dropped,
    }),
  };
}
