import { describe, expect, it } from 'vitest';
import { createPacketScanner, type PacketFault } from './packet-guard';

const LIMIT = 1_000;
const PINGREQ = [0xc0, 0x00];

/** A PUBLISH header that announces `length` bytes, in the shortest form. */
function header(length: number): number[] {
  const bytes = [0x30];
  for (let rest = length; ; ) {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
    if (rest === 0) return bytes;
  }
}

function packet(length: number): number[] {
  return [...header(length), ...Array.from({ length }, () => 0xff)];
}

function scanAll(bytes: number[], chunkSize: number): PacketFault | null {
  const scan = createPacketScanner(LIMIT);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const fault = scan(Uint8Array.from(bytes.slice(at, at + chunkSize)));
    if (fault) return fault;
  }
  return null;
}

const good = [
  ...PINGREQ,
  ...packet(0),
  ...packet(127),
  ...packet(128),
  ...PINGREQ,
  ...packet(LIMIT),
  ...PINGREQ,
];

describe.each([1, 2, 3, 7, 130, 10_000])('in chunks of %i bytes', (chunkSize) => {
  it('lets packets up to the limit pass', () => {
    expect(scanAll(good, chunkSize)).toBeNull();
  });

  it.each([LIMIT + 1, 3_000_000, 268_435_455])('stops at the announcement of %i bytes', (length) => {
    expect(scanAll([...good, ...header(length)], chunkSize)).toBe('oversized');
  });

  it('stops at a length of more than four bytes', () => {
    expect(scanAll([...good, 0x30, 0x80, 0x80, 0x80, 0x80, 0x00], chunkSize)).toBe('malformed');
  });
});

it('does not take the body of a packet for a header', () => {
  expect(scanAll([...header(5), ...header(268_435_455), ...PINGREQ], 4)).toBeNull();
});

it('names the fault as soon as the length exceeds the limit, before its last byte', () => {
  expect(createPacketScanner(LIMIT)(Uint8Array.from([0x30, 0xff, 0xff]))).toBe('oversized');
});
