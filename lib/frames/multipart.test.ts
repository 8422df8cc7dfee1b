import { expect, it } from 'vitest';
import { imageHeaders, imagePart, STREAM_CONTENT_TYPE, STREAM_OPENING } from './multipart';

const jpeg = Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0xff, 0xd9]);

it('writes a part to the byte, with the boundary that ends it', () => {
  const part = imagePart(jpeg, { timestamp: 1_759_492_800_123, sequence: 1_759_492_800_124 });
  const head =
    'Content-Type: image/jpeg\r\nContent-Length: 6\r\nX-Timestamp: 1759492800123\r\nX-Sequence: 1759492800124\r\n\r\n';
  expect(part).toEqual(Buffer.concat([Buffer.from(head), jpeg, Buffer.from('\r\n--frame\r\n')]));
});

it('opens a stream with the boundary that its type names', () => {
  expect(STREAM_CONTENT_TYPE).toBe('multipart/x-mixed-replace; boundary=frame');
  expect(STREAM_OPENING.toString()).toBe('--frame\r\n');
});

it('says of a card that it is none of the camera’s, and nothing of a frame that never was', () => {
  expect(imageHeaders({ timestamp: null, sequence: null, noSignal: true })).toEqual([['X-No-Signal', '1']]);
  expect(imageHeaders({ timestamp: 0, sequence: 0 })).toEqual([
    ['X-Timestamp', '0'],
    ['X-Sequence', '0'],
  ]);
});
