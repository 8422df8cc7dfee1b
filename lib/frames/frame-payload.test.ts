import { randomBytes, randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FrameFault, type FramePayload, parseFramePayload, withOwnMemory } from './frame-payload';
import { createBrokenPayload, createMessage, createPicture } from './test-picture';

const picture = createPicture(4_500);
const base64 = picture.toString('base64');

function decoded(payload: Buffer | string): Buffer | null | FrameFault {
  const parsed = parseFramePayload(Buffer.from(payload));
  return 'fault' in parsed ? parsed.fault : parsed.decode();
}

describe('a frame message', () => {
  it.each([
    ['as Python writes it', `{"frame": "${base64}", "timestamp": "2025-10-03 12:34:56"}`],
    ['as JSON.stringify writes it', `{"frame":"${base64}"}`],
    ['with the key at the end', `{"timestamp": "2025-10-03 12:34:56", "frame": "${base64}"}`],
    ['with blanks and lines between', `{\n\t"frame" \r\n : "${base64}"\n}\n`],
    ['with a line before it', `\n{"frame": "${base64}"}`],
    ['with escaped slashes', `{"frame": "${base64.replaceAll('/', '\\/')}"}`],
    ['with escaped letters', `{"frame": "\\u002f9j${base64.slice(3)}"}`],
    ['with a "frame" among the values', `{"kind": "frame", "frame": "${base64}"}`],
    ['with a frame of something else before it', `{"frames": 3, "frame": "${base64}"}`],
    ['with a null beside it', `{"frame": "${base64}", "timestamp": null}`],
  ])('gives the device’s own bytes: %s', (_, text) => {
    expect(decoded(text)).toEqual(picture);
  });

  it.each([[300], [301], [302]])('is read whatever the padding of its Base64 (%i bytes)', (size) => {
    const other = createPicture(size);
    expect(decoded(createMessage(other))).toEqual(other);
  });

  it.each([
    ['nothing', '', 'not_json'],
    ['no JSON', 'hello', 'not_json'],
    ['an array', `["${base64}"]`, 'not_json'],
    ['a text', `"${base64}"`, 'not_json'],
    ['null', 'null', 'not_json'],
    ['a message torn in the picture', `{"frame": "${base64.slice(0, 2_000)}`, 'not_json'],
    ['a message torn after the picture', `{"frame": "${base64}"`, 'not_json'],
    ['no frame', '{"timestamp": "2025-10-03 12:34:56"}', 'wrong_type'],
    ['a number', '{"frame": 5}', 'wrong_type'],
    ['null for a frame', '{"frame": null}', 'wrong_type'],
    ['an array for a frame', `{"frame": ["${base64}"]}`, 'wrong_type'],
    ['an object for a frame', '{"frame": {"data": "x"}}', 'wrong_type'],
    ['an empty frame', '{"frame": ""}', 'not_jpeg'],
    ['what is not Base64', '{"frame": "hello, this is no picture"}', 'not_jpeg'],
    ['a picture that ends too early', `{"frame": "${base64.slice(0, 2_000)}"}`, 'not_jpeg'],
    ['a PNG', `{"frame": "${Buffer.from('\x89PNG\r\n\x1a\n0000').toString('base64')}"}`, 'not_jpeg'],
    ['Base64 of a length that is none', `{"frame": "${base64.slice(0, -1)}"}`, 'not_jpeg'],
  ])('is refused: %s', (_, text, fault) => {
    expect(decoded(text)).toBe(fault);
  });

  it('is taken with a hole in the middle, and turns out to be no picture when it is needed', () => {
    expect(createBrokenPayload().decode()).toBeNull();
  });

  it.each(['=', '\n', ' ', '한'])('does not come out shortened when %j stands in its middle', (odd) => {
    const text = base64.slice(0, 2_000) + odd.repeat(4) + base64.slice(2_004);
    expect(decoded(`{"frame": "${text}"}`)).not.toBeInstanceOf(Buffer);
  });
});

describe('a JPEG as it is', () => {
  it('is the frame', () => {
    expect(decoded(picture)).toEqual(picture);
  });

  it('may be padded after its end', () => {
    const padded = Buffer.concat([picture, Buffer.alloc(32)]);
    expect(decoded(padded)).toEqual(padded);
    expect(decoded(createMessage(padded))).toEqual(padded);
  });

  it('is refused when it was cut off', () => {
    expect(decoded(picture.subarray(0, 3_000))).toBe('not_jpeg');
    expect(decoded(Buffer.from([0xff, 0xd8]))).toBe('not_jpeg');
  });

  it('is held to the same beginning as in Base64', () => {
    const odd = Buffer.from(picture);
    odd[2] = 0;
    expect(decoded(odd)).toBe('not_jpeg');
    expect(decoded(createMessage(odd))).toBe('not_jpeg');
  });

  it('is refused with more than a little padding, as in Base64', () => {
    const padded = Buffer.concat([picture, Buffer.alloc(64)]);
    expect(decoded(padded)).toBe('not_jpeg');
    expect(decoded(createMessage(padded))).toBe('not_jpeg');
  });
});

it('never throws and never hands out anything but a picture, whatever bytes come in', () => {
  const message = createMessage(createPicture(60));
  for (let round = 0; round < 5_000; round += 1) {
    const bytes = round % 2 === 0 ? randomBytes(randomInt(0, 80)) : Buffer.from(message);
    for (let hits = randomInt(0, 4); hits > 0 && bytes.length > 0; hits -= 1) {
      bytes[randomInt(0, bytes.length)] = randomInt(0, 256);
    }
    const end = randomInt(0, 2) === 0 ? bytes.length : randomInt(0, bytes.length + 1);
    const parsed = parseFramePayload(bytes.subarray(0, end));
    const jpeg = 'fault' in parsed ? null : parsed.decode();
    if (jpeg !== null) expect([jpeg[0], jpeg[1]]).toEqual([0xff, 0xd8]);
  }
});

describe('a frame that is kept a while', () => {
  const parsed = (bytes: Buffer): FramePayload => {
    const payload = parseFramePayload(bytes);
    if ('fault' in payload) throw new Error(payload.fault);
    return payload;
  };
  /** As it comes out of a read of the socket that held other packets too. */
  const amongOthers = (message: Buffer) => {
    const read = Buffer.allocUnsafeSlow(65_536).fill(0x20);
    message.copy(read, 1_000);
    return read.subarray(1_000, 1_000 + message.length);
  };

  it.each([
    ['with Base64', createMessage(picture)],
    ['that is a JPEG', picture],
  ])('and came %s among other packets keeps only itself from being freed', (_, message) => {
    const kept = withOwnMemory(parsed(amongOthers(message)));
    expect(kept.encoded.buffer.byteLength).toBe(kept.encoded.length);
    expect(kept.decode()).toEqual(picture);
  });

  it('is not copied when its memory is its own', () => {
    const own = Buffer.allocUnsafeSlow(picture.length);
    picture.copy(own);
    const payload = parsed(own);
    expect(withOwnMemory(payload)).toBe(payload);
  });

  it('is broken in the middle as before', () => {
    const broken = createBrokenPayload();
    const own = withOwnMemory({ ...broken, encoded: amongOthers(broken.encoded) });
    expect([broken.decode(), own.decode()]).toEqual([null, null]);
  });
});
