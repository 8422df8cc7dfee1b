import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/lib/platform/errors';
import { answerRaw } from './raw-answer';

/** A peer that neither reads nor writes for this long is cut, in ms: streams speak at least every 5 s. */
const SILENCE_LIMIT_MS = 15_000;

/**
 * Cuts the peer of a request after 15 s of silence. The socket's own timeout runs twice within that: while bytes
 * wait to be taken, its first end only makes Node remember how many there are (net.Socket._onTimeout), and the
 * second one finds that there are no fewer. Who owes us the rest of a body is told so; who waits for an answer of
 * ours that takes long, a video in the making, is not the silent one.
 */
export function cutSilentPeer(
  request: IncomingMessage,
  response: ServerResponse,
  limitMs = SILENCE_LIMIT_MS,
): void {
  const { socket } = request;
  let before = -1;
  const listen = () => socket.setTimeout(limitMs / 2);
  listen();
  response.on('timeout', () => {
    const transferred = socket.bytesRead + socket.bytesWritten;
    const isSilent = socket.writableLength > 0 || transferred === before;
    const isOurTurn = request.complete && !response.headersSent;
    before = transferred;
    if (!isSilent || isOurTurn) listen();
    else if (!request.complete && !response.headersSent) answerRaw(socket, new AppError('request_timeout'));
    else socket.destroy();
  });
}
