import sharp, { type Sharp } from 'sharp';

const SEGMENT_LIMIT = 65_533;

/** A small JPEG that decoders accept. */
export function drawPicture(): Promise<Buffer> {
  return draw().jpeg().toBuffer();
}

/** JPEGs as cameras write them that look unlike the plain one, by what is odd about them. */
export async function drawOddPictures(): Promise<Record<string, Buffer>> {
  const [plain, progressive, exif] = await Promise.all([
    drawPicture(),
    draw().jpeg({ progressive: true }).toBuffer(),
    draw()
      .withExif({ IFD0: { Make: 'A camera', DateTime: '2025:10:03 12:34:56', Orientation: '6' } })
      .jpeg()
      .toBuffer(),
  ]);
  const padded = Buffer.concat([plain, Buffer.alloc(62)]);
  return { progressive, exif, padded, thumbnail: withThumbnail(plain) };
}

function draw(): Sharp {
  const size = { width: 64, height: 48, channels: 3 as const };
  return sharp({ create: { ...size, background: { r: 40, g: 60, b: 90 } } });
}

/** The start and end of another JPEG within: a parser that looks for them would cut the picture there. */
function withThumbnail(jpeg: Buffer): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), commentSegment(jpeg), jpeg.subarray(2)]);
}

/** The same picture with a comment: as unlike any other as its words, and at least `bytes` long. */
export function withComment(jpeg: Buffer, words: string, bytes = 0): Buffer {
  const segments: Buffer[] = [commentSegment(Buffer.from(words))];
  let missing = bytes - jpeg.length - (segments[0]?.length ?? 0);
  while (missing > 0) {
    const length = Math.min(missing, SEGMENT_LIMIT);
    segments.push(commentSegment(Buffer.alloc(length, 0x5a)));
    missing -= length;
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** What a device in the field sends for it. */
export function frameMessage(jpeg: Buffer): { frame: string; timestamp: string } {
  return { frame: jpeg.toString('base64'), timestamp: '2025-10-03 12:34:56' };
}

function commentSegment(content: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
