/** Why the payload of a frame message is no frame. */
export const FRAME_FAULTS = ['not_json', 'wrong_type', 'not_jpeg'] as const;
export type FrameFault = (typeof FRAME_FAULTS)[number];

/** A frame as it came; the picture is taken out when somebody first needs it. */
export interface FramePayload {
  /** What stands for the picture in the message: its Base64, or the JPEG itself. Not copied. */
  encoded: Buffer;
  /** The device's own JPEG bytes, or null when the Base64 turns out to be broken. */
  decode(): Buffer | null;
}

const KEY = Buffer.from('"frame"');
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const CLOSING_BRACE = 0x7d;
/** Base64 of FF D8 FF, the first bytes of every JPEG. */
const JPEG_START = '/9j/';
/** Where the end of the picture is looked for: some cameras pad after it. A multiple of 4. */
const TAIL_CHARACTERS = 88;
/** A picture may keep this many times its own bytes from being freed. */
const MOST_PINNED = 1.25;

/**
 * The payload of `cradle/{uuid}/frame`: JSON with Base64 under "frame", or a JPEG as it is. Looks at both ends of
 * the picture only: undoing all of the Base64 costs several times as much (bench/frame-payload.ts), and
 * most frames are replaced before anybody looks.
 */
export function parseFramePayload(payload: Buffer): FramePayload | { fault: FrameFault } {
  if (payload[0] === 0xff && payload[1] === 0xd8) {
    const isJpeg = payload[2] === 0xff && endsAsJpeg(payload);
    return isJpeg ? { encoded: payload, decode: () => payload } : { fault: 'not_jpeg' };
  }
  const text = locateText(payload) ?? parseText(payload);
  if ('fault' in text) return text;
  const { start, end } = text.span;
  if (!looksLikeJpeg(text.bytes, start, end)) return { fault: 'not_jpeg' };
  return {
    encoded: text.bytes.subarray(start, end),
    decode: () => decodeBase64(text.bytes, start, end),
  };
}

/**
 * Whether two frames are byte for byte the same picture. Of a camera that lives the noise differs within the first
 * kilobyte, where comparing ends; only a picture that stands still is read to its end.
 */
export function isSamePicture(one: FramePayload, other: FramePayload): boolean {
  return one.encoded.equals(other.encoded);
}

/**
 * The same frame for whoever keeps it a while. Frames at the usual rate come in memory of their own already; of a
 * burst of small ones each is a view of 64 KB that were read from the socket at once (measured), and keeps them all.
 */
export function withOwnMemory(payload: FramePayload): FramePayload {
  const { encoded } = payload;
  if (encoded.buffer.byteLength <= encoded.length * MOST_PINNED) return payload;
  // Not from Node's pool, which is shared as well.
  const own = Buffer.allocUnsafeSlow(encoded.length);
  encoded.copy(own);
  const isJpeg = own[0] === 0xff;
  return { encoded: own, decode: () => (isJpeg ? own : decodeBase64(own, 0, own.length)) };
}

interface Base64Text {
  bytes: Buffer;
  span: { start: number; end: number };
}

/** Where the Base64 stands in plain JSON as devices write it; null when it takes a real parser to tell. */
function locateText(payload: Buffer): Base64Text | null {
  const key = payload.indexOf(KEY);
  if (key < 0 || lastByte(payload) !== CLOSING_BRACE || payload[0] !== 0x7b) return null;
  let at = skipBlanks(payload, key + KEY.length);
  if (payload[at] !== COLON) return null;
  at = skipBlanks(payload, at + 1);
  if (payload[at] !== QUOTE) return null;
  const end = payload.indexOf(QUOTE, at + 1);
  if (end < 0 || payload.subarray(at + 1, at + 5).includes(BACKSLASH)) return null;
  return { bytes: payload, span: { start: at + 1, end } };
}

/** The slow way, for JSON with escapes or another order of things. */
function parseText(payload: Buffer): Base64Text | { fault: FrameFault } {
  let json: unknown;
  try {
    json = JSON.parse(payload.toString('utf8'));
  } catch {
    return { fault: 'not_json' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { fault: 'not_json' };
  const { frame } = json as { frame?: unknown };
  if (typeof frame !== 'string') return { fault: 'wrong_type' };
  const bytes = Buffer.from(frame, 'latin1');
  return { bytes, span: { start: 0, end: bytes.length } };
}

function looksLikeJpeg(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start;
  if (length < 8 || length % 4 !== 0) return false;
  if (bytes.toString('latin1', start, start + 4) !== JPEG_START) return false;
  const tail = bytes.toString('latin1', Math.max(start, end - TAIL_CHARACTERS), end);
  return endsAsJpeg(Buffer.from(tail, 'base64'));
}

/** The picture, or null when something in the middle was no Base64 (Node skips such characters silently). */
function decodeBase64(bytes: Buffer, start: number, end: number): Buffer | null {
  const text = bytes.toString('latin1', start, end);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const jpeg = Buffer.from(text, 'base64');
  return jpeg.length === (text.length / 4) * 3 - padding ? jpeg : null;
}

/** FF D9, possibly followed by a little padding. */
function endsAsJpeg(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 64));
  return tail.lastIndexOf(Buffer.from([0xff, 0xd9])) >= 0;
}

function skipBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

function lastByte(bytes: Buffer): number | undefined {
  let at = bytes.length - 1;
  while (isBlank(bytes[at])) at -= 1;
  return bytes[at];
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
