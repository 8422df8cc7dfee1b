/** One part of a multipart body. Header names are in lower case. */
export interface MultipartPart {
  headers: ReadonlyMap<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

export interface MultipartParser {
  /**
   * The parts that are complete with this chunk, oldest first. A part is complete with the last byte of its
   * body; it does not wait for the boundary behind it.
   * @throws Error when the bytes are not the multipart body they should be
   */
  push(chunk: Uint8Array): MultipartPart[];
}

interface PartHead {
  headers: ReadonlyMap<string, string>;
  length: number;
}

/** A head is four short lines; more than this is not one. */
const MAX_HEAD_BYTES = 4_096;
/** Twice what the broker lets through as one message. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const CR = 13;
const LF = 10;
const HEAD_END_LENGTH = 4;

/** Takes a multipart body apart as it arrives. Every part must carry Content-Length, as those of /stream do. */
export function createMultipartParser(boundary: string): MultipartParser {
  let pending: Uint8Array = new Uint8Array(0);
  let head: PartHead | null = null;

  function take(): MultipartPart | null {
    if (head === null) {
      const end = findHeadEnd(pending);
      if (end === null) return null;
      head = parseHead(pending.subarray(0, end), boundary);
      pending = pending.subarray(end + HEAD_END_LENGTH);
    }
    if (pending.length < head.length) return null;
    const part = { headers: head.headers, body: pending.slice(0, head.length) };
    pending = pending.subarray(head.length);
    head = null;
    return part;
  }

  return {
    push(chunk) {
      pending = join(pending, chunk);
      const parts: MultipartPart[] = [];
      for (let part = take(); part !== null; part = take()) parts.push(part);
      return parts;
    },
  };
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** Where the blank line that ends a head begins, or null while it has not arrived. */
function findHeadEnd(bytes: Uint8Array): number | null {
  const limit = Math.min(bytes.length, MAX_HEAD_BYTES);
  for (let at = bytes.indexOf(CR); at !== -1 && at + 3 < limit; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] === LF && bytes[at + 2] === CR && bytes[at + 3] === LF) return at;
  }
  if (bytes.length >= MAX_HEAD_BYTES) throw new Error('A multipart head does not end');
  return null;
}

function parseHead(bytes: Uint8Array, boundary: string): PartHead {
  const lines = new TextDecoder('latin1').decode(bytes).split('\r\n');
  const start = lines.indexOf(`--${boundary}`);
  if (start === -1) throw new Error('A multipart head lacks its boundary');
  const headers = new Map<string, string>();
  for (const line of lines.slice(start + 1)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const length = Number(headers.get('content-length') ?? Number.NaN);
  if (!Number.isInteger(length) || length < 0 || length > MAX_BODY_BYTES) {
    throw new Error('A multipart head lacks a usable Content-Length');
  }
  return { headers, length };
}
