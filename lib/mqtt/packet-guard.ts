import type { Socket } from 'node:net';

/** A frame of 640x480 is 60 KB; a careless camera's 1.4 MB picture, in Base64, still passes. */
export const MAX_PACKET_BYTES = 2 * 1024 * 1024;

/** MQTT 3.1.1, 2.2.3: a remaining length has at most four bytes of seven bits. */
const MAX_LENGTH_BYTES = 4;

export type PacketFault = 'oversized' | 'malformed';

/** Takes the stream's next bytes; the fault of the first packet that may not pass, or null. */
export type PacketScanner = (chunk: Uint8Array) => PacketFault | null;

/**
 * Follows the fixed headers of a stream of MQTT packets, split at any byte, without keeping a byte of it.
 * @param limitBytes largest remaining length that passes
 */
export function createPacketScanner(limitBytes: number): PacketScanner {
  let bodyLeft = 0;
  let inLength = false;
  let length = 0;
  let lengthBytes = 0;

  function takeLengthByte(byte: number): PacketFault | null {
    length += (byte & 0x7f) * 128 ** lengthBytes;
    lengthBytes += 1;
    if (length > limitBytes) return 'oversized';
    if (byte < 0x80) {
      inLength = false;
      bodyLeft = length;
      return null;
    }
    return lengthBytes < MAX_LENGTH_BYTES ? null : 'malformed';
  }

  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (inLength) {
        const fault = takeLengthByte(chunk[at] ?? 0);
        if (fault) return fault;
        at += 1;
      } else if (bodyLeft > 0) {
        const step = Math.min(bodyLeft, chunk.length - at);
        bodyLeft -= step;
        at += step;
      } else {
        // The byte of type and flags: what it says is the broker's business.
        [inLength, length, lengthBytes] = [true, 0, 0];
        at += 1;
      }
    }
    return null;
  };
}

/**
 * Cuts a connection at the announcement of a packet above the limit, before its body is read. Aedes takes
 * bytes with `read()`, which emits 'data' before it returns them, so this sees each chunk first; call it
 * after Aedes has its 'readable' listener, or the listener here would start the stream flowing.
 */
export function guardSocket(socket: Socket, onFault: (fault: PacketFault) => void): void {
  const scan = createPacketScanner(MAX_PACKET_BYTES);
  const inspect = (chunk: Buffer): void => {
    const fault = scan(chunk);
    if (!fault) return;
    socket.off('data', inspect);
    socket.destroy();
    onFault(fault);
  };
  socket.on('data', inspect);
}
