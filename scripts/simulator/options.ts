import { parseArgs } from 'node:util';
import { SCENES, type Scene } from './scenes';

export type SimulatorOptions = {
  uuid: string;
  scene: Scene;
  /** Pictures a second, 1 to 30. */
  fps: number;
  mqttUrl: string;
  baseUrl: string;
  /** A film that ffmpeg reads, in place of the drawn picture. */
  video: string | null;
  /** Sends the JPEG's own bytes on the frame topic instead of Base64 in JSON. */
  raw: boolean;
};

type ParsedCommand =
  | { kind: 'run'; options: SimulatorOptions }
  | { kind: 'help' }
  | { kind: 'wrong'; problem: string };

export const USAGE = `Usage: npm run simulate -- --uuid ID [options]

  --uuid ID      the cradle's id, 1 to 255 characters, as in its QR code (required)
  --scene NAME   ${SCENES.join(' | ')} (default: calm)
  --fps N        pictures a second, 1 to 30 (default: 10)
  --mqtt URL     the broker (default: mqtt://127.0.0.1:1883)
  --base URL     the web server, for the registration (default: http://127.0.0.1:3000)
  --video FILE   send this film, looped, instead of the drawn picture (needs ffmpeg)
  --raw          send the JPEG itself on the frame topic, not Base64 in JSON
  --help         show this text

Press Ctrl+C to stop.`;

const BROKER_PROTOCOLS = ['mqtt:', 'mqtts:', 'ws:', 'wss:'] as const;
const WEB_PROTOCOLS = ['http:', 'https:'] as const;

/** `args` without the node binary and the script. Never throws: what is wrong comes back as `problem`. */
export function parseCommand(args: readonly string[]): ParsedCommand {
  try {
    const { values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false });
    return values.help ? { kind: 'help' } : { kind: 'run', options: checkOptions(values) };
  } catch (cause) {
    return { kind: 'wrong', problem: cause instanceof Error ? cause.message : String(cause) };
  }
}

const FLAGS = {
  uuid: { type: 'string' },
  scene: { type: 'string', default: 'calm' },
  fps: { type: 'string', default: '10' },
  mqtt: { type: 'string', default: 'mqtt://127.0.0.1:1883' },
  base: { type: 'string', default: 'http://127.0.0.1:3000' },
  video: { type: 'string' },
  raw: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

type Values = {
  uuid?: string;
  scene: string;
  fps: string;
  mqtt: string;
  base: string;
  video?: string;
  raw: boolean;
};

function checkOptions(values: Values): SimulatorOptions {
  return {
    uuid: checkUuid(values.uuid),
    scene: checkScene(values.scene),
    fps: checkFps(values.fps),
    mqttUrl: checkUrl('--mqtt', values.mqtt, BROKER_PROTOCOLS),
    baseUrl: checkUrl('--base', values.base, WEB_PROTOCOLS).replace(/\/+$/, ''),
    video: values.video ?? null,
    raw: values.raw,
  };
}

/** The rule for uuids: what can stand as one level of an MQTT topic and as one segment of a path. */
function checkUuid(given: string | undefined): string {
  const uuid = given?.trim() ?? '';
  if (uuid === '') throw new Error('--uuid is missing');
  const isSegment = uuid.length <= 255 && uuid !== '.' && uuid !== '..' && !/[/+#\p{Cc}]/u.test(uuid);
  if (!isSegment) throw new Error('--uuid must be 1 to 255 characters without / + # or control characters');
  return uuid;
}

function checkScene(given: string): Scene {
  const scene = SCENES.find((known) => known === given);
  if (!scene) throw new Error(`--scene ${given} is unknown; known scenes: ${SCENES.join(', ')}`);
  return scene;
}

function checkFps(given: string): number {
  const fps = Number(given);
  if (given.trim() === '' || !(fps >= 1 && fps <= 30)) throw new Error('--fps must be a number from 1 to 30');
  return fps;
}

function checkUrl(flag: string, given: string, protocols: readonly string[]): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url && url.hostname !== '' && protocols.includes(url.protocol)) return given;
  const allowed = protocols.map((protocol) => `${protocol}//`).join(', ');
  throw new Error(`${flag} ${given} is not a URL beginning with ${allowed}`);
}
