import type { EventEmitter } from 'node:events';
import {
  type CradleState,
  createCradleState,
  type MotorCommand,
  nextCommand,
  noteFrame,
  noteTemperature,
  obeyServo,
  type SimulatedCradleEvents,
} from './cradle-state';
import { createDeviceLink, type DeviceLink } from './device-link';
import { type FaultKind, faultInTurn } from './faults';
import type { FrameSource } from './frame-source';
import { createPicture } from './picture';
import { registerCradle } from './registration';
import type { Scene } from './scenes';
import { createSensorsLoop, type SensorsLoopOptions } from './sensors-loop';
import type { MotorAction } from './wire';

export type SimulatedCradleOptions = {
  uuid: string;
  scene: Scene;
  /** Pictures a second. */
  fps: number;
  mqttUrl: string;
  /** The web server for the registration; null registers nowhere. */
  baseUrl: string | null;
  /**
   * Default: a drawn picture of its own. It is started and stopped with the cradle; the drawn picture and the
   * frame loop may be shared by many cradles, a film may not.
   */
  picture?: FrameSource;
  log?: (line: string) => void;
  /** False leaves the registration out although there is a baseUrl. Default: true. */
  register?: boolean;
  /** True sends the JPEG's own bytes on the frame topic. Default: false, Base64 in JSON. */
  raw?: boolean;
  /** Numbers from 0 up to 1 for the scene `flaky`; give a seeded row to repeat a run. Default: Math.random. */
  random?: () => number;
};

export type SimulatedCradle = {
  readonly uuid: string;
  readonly connected: boolean;
  /** °C, last sent; null before the first. */
  readonly temperature: number | null;
  readonly framesSent: number;
  readonly lastFrame: Buffer | null;
  /** What it was last told; null before the first command. */
  readonly motor: MotorAction | null;
  readonly commands: readonly MotorCommand[];
  readonly events: EventEmitter<SimulatedCradleEvents>;
  /**
   * Resolves when connected, subscribed and registered, waiting for both servers for ever; the first readings
   * follow at once. Rejects when stopped meanwhile, or when the picture cannot be prepared.
   */
  start(): Promise<void>;
  /** Ends connection and picture. A stopped cradle is not started again. */
  stop(): Promise<void>;
  /** Begins the scene from its first moment. */
  setScene(scene: Scene): void;
  /** The next motor command after this call. Rejects when `signal` aborts, or after 10 s without one. */
  nextCommand(signal?: AbortSignal): Promise<MotorCommand>;
  /** Publishes `count` wrong messages, every kind in turn, and says how many of each kind there were. */
  sendFaults(count: number): Promise<Partial<Record<FaultKind, number>>>;
};

/** A cradle that behaves as those in the field do. Several may live in one process. */
export function createSimulatedCradle(options: SimulatedCradleOptions): SimulatedCradle {
  const { uuid, mqttUrl: url, picture = createPicture(), log = () => {} } = options;
  const state = createCradleState();
  const ending = new AbortController();
  const register = async (): Promise<void> => {
    if (options.baseUrl === null || options.register === false) return;
    await registerCradle({ baseUrl: options.baseUrl, uuid, log }, ending.signal);
  };
  const onConnected = (again: boolean): void => {
    // It rejects only when the cradle is stopped, and then nobody waits for it.
    if (again) register().catch(() => {});
  };
  const link = createDeviceLink({
    url,
    uuid,
    log,
    onServo: (payload) => obeyServo(state, payload, log),
    onConnected,
  });
  const sensors = assembleSensors(options, { state, sender: link, picture, log });
  return Object.assign(readings(uuid, state, link), {
    async start() {
      await Promise.all([picture.start(), link.open(ending.signal), register()]);
      ending.signal.throwIfAborted();
      sensors.start();
    },
    async stop() {
      ending.abort(new Error('the simulated cradle was stopped'));
      sensors.stop();
      await Promise.all([link.close(), picture.stop()]);
    },
    setScene: sensors.setScene,
    nextCommand: (signal?: AbortSignal) => nextCommand(state, signal),
    sendFaults: (count: number) => sendFaults(link, count),
  });
}

type Parts = Pick<SensorsLoopOptions, 'sender' | 'picture' | 'log'> & { state: CradleState };

function assembleSensors(options: SimulatedCradleOptions, { state, ...parts }: Parts) {
  return createSensorsLoop({
    ...parts,
    scene: options.scene,
    fps: options.fps,
    raw: options.raw ?? false,
    random: options.random ?? Math.random,
    sway: () => state.motor.swayAt(performance.now()),
    onTemperature: (celsius) => noteTemperature(state, celsius),
    onFrame: (jpeg) => noteFrame(state, jpeg),
  });
}

function readings(uuid: string, state: CradleState, link: DeviceLink) {
  return {
    uuid,
    events: state.events,
    commands: state.commands,
    get connected() {
      return link.connected;
    },
    get temperature() {
      return state.temperature;
    },
    get framesSent() {
      return state.framesSent;
    },
    get lastFrame() {
      return state.lastFrame;
    },
    get motor() {
      return state.commands.at(-1)?.action ?? null;
    },
  };
}

async function sendFaults(link: DeviceLink, count: number): Promise<Partial<Record<FaultKind, number>>> {
  const sent: Partial<Record<FaultKind, number>> = {};
  for (let index = 0; index < count; index++) {
    const { kind, signal, payload } = faultInTurn(index);
    await link.publish(signal, payload);
    sent[kind] = (sent[kind] ?? 0) + 1;
  }
  return sent;
}
