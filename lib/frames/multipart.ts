const BOUNDARY = 'frame';

export const STREAM_CONTENT_TYPE = `multipart/x-mixed-replace; boundary=${BOUNDARY}`;

/** Opens a stream; every part brings the boundary that ends it. */
export const STREAM_OPENING = Buffer.from(`--${BOUNDARY}\r\n`);

export interface PartHeaders {
  /** Wall ms of arrival at the server; left out when there never was a frame. */
  timestamp: number | null;
  sequence: number | null;
  /** The part is the "no signal" card and no picture of a camera. */
  noSignal?: boolean;
}

/** What `/stream` and `/api/frame` say of a picture. */
export function imageHeaders({ timestamp, sequence, noSignal }: PartHeaders): [string, string][] {
  const headers: [string, string][] = [];
  if (timestamp !== null) headers.push(['X-Timestamp', String(timestamp)]);
  if (sequence !== null) headers.push(['X-Sequence', String(sequence)]);
  if (noSignal) headers.push(['X-No-Signal', '1']);
  return headers;
}

/**
 * One part, with the boundary that ends it: a browser paints a part only when it has seen the next boundary.
 */
export function imagePart(jpeg: Buffer, headers: PartHeaders): Buffer {
  const lines = [
    ['Content-Type', 'image/jpeg'],
    ['Content-Length', String(jpeg.length)],
    ...imageHeaders(headers),
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), jpeg, Buffer.from(`\r\n--${BOUNDARY}\r\n`)]);
}
