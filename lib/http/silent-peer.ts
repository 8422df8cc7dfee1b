import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/lib/platform/errors';
import { answerRaw } from './raw-answer';

/** A peer that neither reads nor writes for this long is cut, in ms: streams speak at least every 5 s. */
const SILENCE_LIMIT_MS = 15_000;

/**
 * Cuts the peer of a request after 15 s of silence. The socket's own timeout runs twice within that: while bytes
 * wait to be taken, its first end only makes Node remember how many there are (net.Socket._onTimeout), and the
 * second one finds that there are no fewer. Who owes us the rest of a body is told so.
 */
export function cutSilentPeer(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  let before = -1;
  socket.setTimeout(SILENCE_LIMIT_MS / 2);
  response.on('timeout', () => {
    const transferred = socket.bytesRead + socket.bytesWritten;
    const isSilent = socket.writableLength > 0 || transferred === before;
    if (isSilent && !request.complete && !response.headersSent)
      answerRaw(socket, new AppError('request_timeout'));
    else if (isSilent) socket.destroy();
    else socket.setTimeout(SILENCE_LIMIT_MS / 2);
    before = transferred;
  });
}
