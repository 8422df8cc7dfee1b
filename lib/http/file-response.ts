import type { FileHandle } from 'node:fs/promises';
import { AppError } from '@/lib/platform/errors';
import { BODY_HEADERS } from './body-headers';
import { type ByteRange, parseByteRange } from './byte-range';
import { isRangeCurrent, noneMatches } from './entity-tag';

export interface FileAnswer {
  contentType: string;
  /** Makes it a download of this name, which is of ASCII without quotes. */
  fileName?: string;
  /** Ends the answer: the viewer left, or may no longer look. */
  signal: AbortSignal;
  /** Called once, when the last byte was taken or the answer ended otherwise. */
  onEnd?: () => void;
}

/**
 * A file as RFC 9110 answers it: whole, in part (section 14), or not at all when the client has it already (section
 * 13). Takes the file over and closes it, whatever happens.
 *
 * Clients keep what they got but ask each time whether it still holds: who may see it can change.
 * @throws AppError `range_not_satisfiable`
 */
export async function fileResponse(
  request: Request,
  file: FileHandle,
  { contentType, fileName, signal, onEnd }: FileAnswer,
): Promise<Response> {
  const close = createEnding(file, onEnd);
  try {
    const { size, mtimeMs } = await file.stat();
    const tag = entityTag(size, mtimeMs);
    const { status, range, hasBody } = planAnswer(request, size, tag);
    const headers = new Headers({
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'private, no-cache, no-transform',
      'Content-Type': contentType,
      ETag: tag,
      ...downloadHeaders(fileName),
    });
    const { start, end } = range;
    if (status === 206) headers.set('Content-Range', `bytes ${start}-${end}/${size}`);
    if (status !== 304) headers.set(BODY_HEADERS['Content-Length'], String(end - start + 1));
    const body = hasBody ? streamFile(file, range, { signal, close }) : null;
    if (body === null) await close();
    return new Response(body, { status, headers });
  } catch (error) {
    await close();
    throw error;
  }
}

/** RFC 6266: of a name in ASCII no second form is needed. */
export function downloadHeaders(fileName: string | undefined): Record<string, string> {
  return fileName === undefined ? {} : { 'Content-Disposition': `attachment; filename="${fileName}"` };
}

interface Plan {
  status: 200 | 206 | 304;
  range: ByteRange;
  hasBody: boolean;
}

function planAnswer({ method, headers }: Request, size: number, tag: string): Plan {
  const whole: ByteRange = { start: 0, end: size - 1 };
  if (!noneMatches(headers.get('if-none-match'), tag)) return { status: 304, range: whole, hasBody: false };
  // Range is defined for GET alone (section 14.2).
  if (method === 'HEAD') return { status: 200, range: whole, hasBody: false };
  const isCurrent = isRangeCurrent(headers.get('if-range'), tag);
  const range = isCurrent ? parseByteRange(headers.get('range'), size) : 'whole';
  if (range === 'unsatisfiable')
    throw new AppError('range_not_satisfiable', { details: { completeLength: size } });
  if (range === 'whole') return { status: 200, range: whole, hasBody: size > 0 };
  return { status: 206, range, hasBody: true };
}

/** Strong as long as a file is not written again within the millisecond: ours are written once and then renamed. */
function entityTag(size: number, mtimeMs: number): string {
  return `"${Math.floor(mtimeMs).toString(36)}-${size.toString(36)}"`;
}

/** Closes the file once, whoever comes first: the end, the viewer or a failure. */
function createEnding(file: FileHandle, onEnd: () => void = () => {}): () => Promise<void> {
  let ending: Promise<void> | null = null;
  return () => {
    // Nothing was written: that it could not be closed well is of no consequence.
    ending ??= file
      .close()
      .catch(() => {})
      .finally(onEnd);
    return ending;
  };
}

/** What is read at once and waits for the socket's room: small, for many may watch. */
const CHUNK_BYTES = 64 * 1024;

interface Streaming {
  signal: AbortSignal;
  close: () => Promise<void>;
}

/**
 * It pulls: a chunk is read when the socket has room. When the signal aborts it fails rather than ends, so that half
 * a film never looks whole; the reason is an AbortError, which Next does not take for a fault.
 */
function streamFile(
  file: FileHandle,
  { start, end }: ByteRange,
  { signal, close }: Streaming,
): ReadableStream<Uint8Array> {
  let position = start;
  let fail = () => {};
  async function finish(): Promise<void> {
    signal.removeEventListener('abort', fail);
    await close();
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = () => {
          controller.error(signal.reason);
          void close();
        };
        signal.addEventListener('abort', fail, { once: true });
        if (signal.aborted) fail();
      },
      async pull(controller) {
        try {
          const chunk = await readChunk(file, position, end);
          if (signal.aborted) return;
          position += chunk.length;
          controller.enqueue(chunk);
          if (position <= end) return;
          controller.close();
        } catch (error) {
          // A file that was closed under the read belongs to an answer that has ended already.
          if (!signal.aborted) controller.error(error);
        }
        await finish();
      },
      cancel: finish,
    },
    { highWaterMark: 0 },
  );
}

async function readChunk(file: FileHandle, position: number, end: number): Promise<Uint8Array> {
  const wanted = Math.min(CHUNK_BYTES, end + 1 - position);
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, position);
  if (bytesRead === 0) throw new Error('A file became shorter while it was sent.');
  return buffer.subarray(0, bytesRead);
}
