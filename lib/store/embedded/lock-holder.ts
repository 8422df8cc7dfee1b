import { connect } from 'node:net';

/** A busy or suspended holder still holds; the wait is only to learn its pid. */
const ANSWER_LIMIT_MS = 5_000;

export interface Holder {
  /** Null when it takes the call and says nothing: suspended, or very busy. */
  pid: number | null;
  token: string;
}

/** Who listens on a lock's socket, or null when nobody does. */
export function askHolder(path: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    const settle = (holder: Holder | null): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(holder);
    };
    const limit = setTimeout(() => settle({ pid: null, token: '' }), ANSWER_LIMIT_MS);
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.once('error', () => settle(null));
    socket.once('end', () => settle(parseHolder(text)));
  });
}

function parseHolder(text: string): Holder | null {
  const found = /^(\d+) ([0-9a-f]+)\n$/.exec(text);
  return found ? { pid: Number(found[1]), token: found[2] ?? '' } : null;
}
