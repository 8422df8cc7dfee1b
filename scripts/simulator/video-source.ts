import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import type { FrameSource } from './frame-source';
import { createJpegSplitter } from './jpeg-splitter';
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './picture-size';

type VideoSourceOptions = { file: string; fps: number; log: (line: string) => void };

/** Within the 40 to 60 KB of the cameras in the field, with room for the encoder to miss it by a fifth. */
const TARGET_FRAME_BYTES = 47_000;
const STOP_GRACE_MS = 2_000;

/**
 * Any film that ffmpeg reads, fitted into 640x480, looped, at its true speed. `frame` gives the newest picture,
 * null until the first has come. `start` rejects when the file cannot be read or ffmpeg is missing.
 */
export function createVideoSource({ file, fps, log }: VideoSourceOptions): FrameSource {
  let player: ChildProcess | null = null;
  let newest: Buffer | null = null;
  let stopping = false;
  return {
    async start() {
      if (player) return;
      await access(file);
      player = startPlayer(file, fps, (jpeg) => {
        newest = jpeg;
      });
      const complaint = collectComplaint(player);
      player.once('close', (code) => {
        if (!stopping) log(`ffmpeg ended with code ${code}: ${complaint()}`);
      });
      await once(player, 'spawn');
    },
    async stop() {
      stopping = true;
      if (player) await endChild(player);
    },
    async frame() {
      return newest;
    },
  };
}

function startPlayer(file: string, fps: number, onFrame: (jpeg: Buffer) => void): ChildProcess {
  const child = spawn('ffmpeg', ffmpegArguments(file, fps), { stdio: ['ignore', 'pipe', 'pipe'] });
  const splitter = createJpegSplitter();
  child.stdout.on('data', (chunk: Buffer) => {
    for (const jpeg of splitter.push(chunk)) onFrame(jpeg);
  });
  return child;
}

/** The end of what the child said on its standard error. */
function collectComplaint(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-500);
  });
  return () => said.trim();
}

function ffmpegArguments(file: string, fps: number): string[] {
  const fit = `scale=${PICTURE_WIDTH}:${PICTURE_HEIGHT}:force_original_aspect_ratio=decrease`;
  const pad = `pad=${PICTURE_WIDTH}:${PICTURE_HEIGHT}:(ow-iw)/2:(oh-ih)/2`;
  const bitsPerSecond = String(Math.round(TARGET_FRAME_BYTES * 8 * fps));
  return [
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-re', '-stream_loop', '-1', '-i', file, '-an'],
    ...['-vf', `${fit},${pad},format=yuvj420p`, '-r', String(fps)],
    ...['-c:v', 'mjpeg', '-b:v', bitsPerSecond, '-maxrate', bitsPerSecond, '-bufsize', bitsPerSecond],
    ...['-qmin', '2', '-qmax', '20', '-huffman', 'default', '-f', 'image2pipe', 'pipe:1'],
  ];
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const hammer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
  await closed;
  clearTimeout(hammer);
}
