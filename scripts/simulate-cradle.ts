import { parseCommand, type SimulatorOptions, USAGE } from './simulator/options';
import { createPicture } from './simulator/picture';
import { createSimulatedCradle } from './simulator/simulated-cradle';
import { renderTerminalQr } from './simulator/terminal-qr';
import { createVideoSource } from './simulator/video-source';

const command = parseCommand(process.argv.slice(2));
if (command.kind === 'help') {
  console.log(USAGE);
} else if (command.kind === 'wrong') {
  console.error(`${command.problem}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  await run(command.options);
}

async function run({ video, ...options }: SimulatorOptions): Promise<void> {
  const picture = video ? createVideoSource({ file: video, fps: options.fps, log }) : createPicture();
  const cradle = createSimulatedCradle({ ...options, picture, log });
  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= cradle.stop().then(() => log(`stopped; ${cradle.framesSent} pictures sent`));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  console.log(await renderTerminalQr(options.uuid, process.stdout.isTTY));
  log(`cradle ${options.uuid}, scene ${options.scene}, ${options.fps} pictures a second; Ctrl+C stops it`);
  try {
    await cradle.start();
    log('sending');
  } catch (cause) {
    if (stopping) return;
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
    stop();
  }
}

function log(line: string): void {
  console.log(`${new Date().toLocaleTimeString('en-GB')} ${line}`);
}
