import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Behind the server and whatever else the machine does: live pictures come first. */
const NICENESS = 10;
/** The end of what ffmpeg said, in characters: enough for its reason. */
const COMPLAINT_LENGTH = 500;

interface FfmpegRun {
  args: string[];
  /** What it reads on its standard input. */
  input: AsyncIterable<Buffer>;
  /** Ends it at once. */
  signal: AbortSignal;
  /** After this time it is taken to hang, in ms. */
  limitMs: number;
}

/**
 * Runs the system's ffmpeg. It is fed through a pipe, so it never outlives us: its input ends when we do.
 * @throws the reason of the signal, the error of the input, or an Error with the end of what ffmpeg said.
 */
export async function runFfmpeg({ args, input, signal, limitMs }: FfmpegRun): Promise<void> {
  signal.throwIfAborted();
  const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const kill = () => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    kill();
  }, limitMs);
  try {
    standBack(child);
    const source = watchInput(input);
    // Without its input it would end well, with half a clip.
    const fed = pipeline(Readable.from(source.chunks, { objectMode: true }), child.stdin).catch(kill);
    const [complaint] = await Promise.all([endOf(child), fed]);
    signal.throwIfAborted();
    if (source.failure()) throw source.failure();
    if (isLate) throw new Error(`ffmpeg took longer than ${limitMs} ms and was ended`);
    if (complaint !== null) throw new Error(complaint);
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', kill);
  }
}

/** Threads take over the niceness of the one that starts them: this is in time for all but the very first. */
function standBack({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It has ended already; why, its exit says.
  }
}

/** The same chunks, and the error that the input ended with; what breaks the pipe, the child's end tells better. */
function watchInput(input: AsyncIterable<Buffer>) {
  let failure: unknown = null;
  async function* chunks(): AsyncGenerator<Buffer, void, undefined> {
    const iterator = input[Symbol.asyncIterator]();
    for (;;) {
      const { value, done } = await iterator.next().catch((error) => {
        failure = error;
        throw error;
      });
      if (done) return;
      yield value;
    }
  }
  return { chunks: chunks(), failure: () => failure };
}

/** @returns null when it ended well, otherwise why it did not. */
function endOf(child: ChildProcess): Promise<string | null> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-COMPLAINT_LENGTH);
  });
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(`ffmpeg cannot be started (is it installed, and on PATH?): ${error.message}`),
    );
    child.once('close', (code, killedBy) => {
      const how = code === null ? `signal ${killedBy}` : `code ${code}`;
      resolve(code === 0 ? null : `ffmpeg ended with ${how}: ${said.trim() || 'it said nothing'}`);
    });
  });
}
