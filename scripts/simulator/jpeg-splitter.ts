const START = Buffer.from([0xff, 0xd8, 0xff]);
const END = Buffer.from([0xff, 0xd9]);
/** No camera of ours sends more; a stream without markers must not fill the memory. */
const MAX_PENDING_BYTES = 4 * 1024 * 1024;

/** Cuts a byte stream into the JPEGs it carries, one behind the other. */
type JpegSplitter = { push(chunk: Buffer): Buffer[] };

/**
 * Goes by the end marker, which within the picture's own data is always escaped. Pictures with an embedded
 * thumbnail would be cut in two: ffmpeg writes none.
 */
export function createJpegSplitter(): JpegSplitter {
  let pending: Buffer = Buffer.alloc(0);
  return {
    push(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const found: Buffer[] = [];
      for (;;) {
        const start = pending.indexOf(START);
        const end = start < 0 ? -1 : pending.indexOf(END, start + START.length);
        if (end < 0) break;
        found.push(Buffer.from(pending.subarray(start, end + END.length)));
        pending = pending.subarray(end + END.length);
      }
      if (pending.length > MAX_PENDING_BYTES) pending = Buffer.alloc(0);
      return found;
    },
  };
}
