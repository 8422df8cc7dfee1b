export interface PictureSize {
  width: number;
  height: number;
}

/** Track and block flags as RFC 9559 has them. */
const TRACK = 1;
const VIDEO = 1;
const KEYFRAME = 0x80;
/** Timestamps in whole ms: a scale in ns. */
const NANOSECONDS_PER_TICK = 1_000_000;
/** A segment that ends when the stream does (RFC 8794, section 6.2). */
const UNKNOWN_SIZE = Buffer.from('01ffffffffffffff', 'hex');

/**
 * The opening of a Matroska stream with one track of JPEGs. Pictures are wrapped and not encoded, so a decoder gets
 * the device's bytes together with the exact moment of each; element numbers are those of RFC 9559, section 5.
 */
export function matroskaOpening({ width, height }: PictureSize): Buffer {
  const head = element('1a45dfa3', [
    number('4286', 1), // EBMLVersion
    number('42f7', 1), // EBMLReadVersion
    number('42f2', 4), // EBMLMaxIDLength
    number('42f3', 8), // EBMLMaxSizeLength
    text('4282', 'matroska'), // DocType
    number('4287', 4), // DocTypeVersion
    number('4285', 2), // DocTypeReadVersion
  ]);
  const info = element('1549a966', [
    number('2ad7b1', NANOSECONDS_PER_TICK), // TimestampScale
    text('4d80', 'smart-cradle'), // MuxingApp
    text('5741', 'smart-cradle'), // WritingApp
  ]);
  const track = element('ae', [
    number('d7', TRACK), // TrackNumber
    number('73c5', TRACK), // TrackUID
    number('83', VIDEO), // TrackType
    number('9c', 0), // FlagLacing
    // DefaultDuration: what a picture lasts that none follows, in ns.
    number('23e383', NANOSECONDS_PER_TICK),
    text('86', 'V_MJPEG'), // CodecID
    element('e0', [number('b0', width), number('ba', height)]), // PixelWidth, PixelHeight
  ]);
  const segment = Buffer.concat([Buffer.from('18538067', 'hex'), UNKNOWN_SIZE]);
  return Buffer.concat([head, segment, info, element('1654ae6b', [track])]);
}

/** What goes in front of a picture of `bytes` bytes that appears at `atMs`, a whole number: a cluster of its own. */
export function matroskaPictureHead(atMs: number, bytes: number): Buffer {
  const timestamp = number('e7', atMs);
  const blockHead = Buffer.from([0x80 | TRACK, 0, 0, KEYFRAME]);
  const block = Buffer.concat([elementHead('a3', blockHead.length + bytes), blockHead]); // SimpleBlock
  return Buffer.concat([elementHead('1f43b675', timestamp.length + block.length + bytes), timestamp, block]);
}

function element(id: string, content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([elementHead(id, body.length), body]);
}

function text(id: string, value: string): Buffer {
  return element(id, [Buffer.from(value)]);
}

function number(id: string, value: number): Buffer {
  const body = Buffer.alloc(8);
  body.writeBigUInt64BE(BigInt(value));
  return element(id, [body]);
}

/** Always with eight bytes of size, the first bit of which says so. */
function elementHead(id: string, size: number): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, 'hex'), length]);
}
