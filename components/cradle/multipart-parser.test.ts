import { describe, expect, it } from 'vitest';
import { createMultipartParser, type MultipartPart } from './multipart-parser';

/** A body with everything that could be taken for structure: line ends, a boundary, zero and high bytes. */
const AWKWARD = bytes('\r\n\r\n--frame\r\nX: y\r\n\r\n', [0, 255, 216, 13, 10]);
const PLAIN = bytes('second picture');

function bytes(text: string, more: number[] = []): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(text), ...more]);
}

function concat(...pieces: Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function part(body: Uint8Array, sequence: number): Uint8Array {
  const head = `Content-Type: image/jpeg\r\nContent-Length: ${body.length}\r\nX-Sequence: ${sequence}\r\n\r\n`;
  return concat(bytes(head), body, bytes('\r\n--frame\r\n'));
}

const STREAM = concat(bytes('--frame\r\n'), part(AWKWARD, 1), part(PLAIN, 2), part(new Uint8Array(0), 3));

function parse(chunks: Uint8Array[]): MultipartPart[] {
  const parser = createMultipartParser('frame');
  return chunks.flatMap((chunk) => parser.push(chunk));
}

function expectAllThree(parts: MultipartPart[]): void {
  expect(parts.map(({ headers }) => headers.get('x-sequence'))).toEqual(['1', '2', '3']);
  expect(parts.map(({ body }) => [...body])).toEqual([[...AWKWARD], [...PLAIN], []]);
}

describe('a stream of parts', () => {
  it('comes apart when it arrives at once', () => {
    expectAllThree(parse([STREAM]));
  });

  it('comes apart when cut in two at every byte', () => {
    for (let cut = 0; cut <= STREAM.length; cut += 1) {
      expectAllThree(parse([STREAM.subarray(0, cut), STREAM.subarray(cut)]));
    }
  });

  it('comes apart when it arrives byte by byte', () => {
    expectAllThree(parse([...STREAM].map((byte) => Uint8Array.of(byte))));
  });

  it('gives a part with the last byte of its body, before the boundary behind it', () => {
    const parser = createMultipartParser('frame');
    const upToBody = STREAM.length - '\r\n--frame\r\n'.length;
    expectAllThree(parser.push(STREAM.subarray(0, upToBody)));
  });

  it('gives bodies that stay as they are while more arrives', () => {
    const parser = createMultipartParser('frame');
    const chunk = STREAM.slice();
    const [first] = parser.push(chunk);
    chunk.fill(0);
    expect([...(first?.body ?? [])]).toEqual([...AWKWARD]);
  });
});

describe('a body that is not what it should be', () => {
  it.each([
    ['no boundary', 'HTTP error page\r\n\r\n'],
    ['no length', '--frame\r\nContent-Type: image/jpeg\r\n\r\n'],
    ['a length that is no number', '--frame\r\nContent-Length: many\r\n\r\n'],
    ['a negative length', '--frame\r\nContent-Length: -1\r\n\r\n'],
    ['a length without measure', '--frame\r\nContent-Length: 99999999999\r\n\r\n'],
    ['a head that never ends', `--frame\r\nX: ${'x'.repeat(5_000)}`],
  ])('is refused: %s', (_what, text) => {
    expect(() => parse([bytes(text)])).toThrow('multipart');
  });
});
