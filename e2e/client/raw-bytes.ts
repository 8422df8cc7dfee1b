import { once } from 'node:events';
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  /** Names in lower case; the last of several values. */
  headers: Record<string, string>;
  text: string;
}

const ANSWER_LIMIT_MS = 10_000;

/**
 * Sends these bytes on a connection of their own and reads the answer to its end, past a 100 Continue. For what
 * node:http would not send. @throws when the server closes or falls silent before a whole answer.
 */
export async function sendBytes(base: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
  let received = Buffer.alloc(0);
  let answer: RawAnswer | null = null;
  const look = (isEnd: boolean): void => {
    answer ??= parseAnswer(received, isEnd);
    if (answer !== null) socket.destroy();
  };
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    look(false);
  });
  socket.on('end', () => look(true));
  // A connection that is reset behind a whole answer is no failure.
  socket.on('error', () => undefined);
  socket.write(bytes);
  try {
    await once(socket, 'close', { signal });
  } finally {
    socket.destroy();
  }
  if (answer === null)
    throw new Error(`No whole answer came: ${JSON.stringify(received.toString('latin1'))}`);
  return answer;
}

/** Null while it is not whole. */
function parseAnswer(received: Buffer, isEnd: boolean): RawAnswer | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  const rest = received.subarray(end + 4);
  if (status === 100) return parseAnswer(rest, isEnd);
  const headers = Object.fromEntries(lines.map(splitField));
  const text = readBody(rest, headers, isEnd);
  return text === null ? null : { status, headers, text };
}

function splitField(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function readBody(rest: Buffer, headers: Record<string, string>, isEnd: boolean): string | null {
  if (headers['transfer-encoding'] === 'chunked') return readChunks(rest);
  const length = headers['content-length'];
  // To HTTP/1.0 a body may be told by its end.
  if (length === undefined) return isEnd ? rest.toString('utf8') : null;
  return rest.length < Number(length) ? null : rest.toString('utf8', 0, Number(length));
}

function readChunks(rest: Buffer): string | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (rest.length < end + 2) return null;
    if (size === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(rest.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}
