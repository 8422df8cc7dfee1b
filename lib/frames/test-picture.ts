import { type FramePayload, parseFramePayload } from './frame-payload';

/** Test part: bytes that begin and end as a JPEG does, `size` bytes of anything between; a length that is a multiple
 *  of 3 leaves its Base64 without padding. */
export function createPicture(size = 300, fill = 0x42): Buffer {
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  return Buffer.concat([start, Buffer.alloc(size, fill), Buffer.from([0xff, 0xd9])]);
}

/** Test part: the message of a device in the field, as Python's json.dumps writes it. */
export function createMessage(picture: Buffer): Buffer {
  return Buffer.from(`{"frame": "${picture.toString('base64')}", "timestamp": "2025-10-03 12:34:56"}`);
}

/** Test part: a message that was taken. */
export function createPayload(picture = createPicture()): FramePayload {
  return parsed(createMessage(picture));
}

/** Test part: a frame whose Base64 has a hole in the middle, where nobody looks until the picture is needed. */
export function createBrokenPayload(): FramePayload {
  const message = createMessage(createPicture(3_000));
  message.write('!!!!', 2_000, 'latin1');
  return parsed(message);
}

function parsed(message: Buffer): FramePayload {
  const payload = parseFramePayload(message);
  if ('fault' in payload) throw new Error(`the test's frame was refused: ${payload.fault}`);
  return payload;
}
