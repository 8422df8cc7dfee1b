import { createDisturbance, type Sender } from './disturbance';
import type { FrameSource } from './frame-source';
import { type Readings, readScene, type Scene } from './scenes';
import { createTicker } from './ticker';
import { cryingMessage, directionMessage, frameMessage, type Signal, temperatureMessage } from './wire';

export type SensorsLoopOptions = {
  sender: Sender;
  picture: FrameSource;
  scene: Scene;
  fps: number;
  raw: boolean;
  random: () => number;
  /** How far the cradle leans now, -1 to 1. */
  sway: () => number;
  onTemperature: (celsius: number) => void;
  onFrame: (jpeg: Buffer) => void;
  log: (line: string) => void;
};

type SensorsLoop = { start(): void; stop(): void; setScene(scene: Scene): void };

const TEMPERATURE_MS = 1_000;
const CRYING_MS = 3_000;
const DIRECTION_MS = 100;

/** Reads the scene and sends what it says, each signal at the pace of the field devices. */
export function createSensorsLoop(options: SensorsLoopOptions): SensorsLoop {
  const { sender, picture, onTemperature, onFrame, log } = options;
  const disturbance = createDisturbance(sender, options.random);
  let scene = options.scene;
  let sceneBeganAt = performance.now();
  let frameUnderway = false;
  let lastPicture: Buffer | null = null;

  const elapsedMs = (): number => performance.now() - sceneBeganAt;
  const send = (signal: Signal, payload: string | Buffer): Promise<void> =>
    (scene === 'flaky' ? disturbance : sender).publish(signal, payload);
  const tickers = [
    createTicker(TEMPERATURE_MS, whileSending(sendTemperature)),
    createTicker(
      CRYING_MS,
      whileSending(({ crying, probability }) =>
        send('crying', cryingMessage(crying, probability, new Date())),
      ),
    ),
    createTicker(
      DIRECTION_MS,
      whileSending(({ direction }) => send('direction', directionMessage(direction, new Date()))),
    ),
    createTicker(1_000 / options.fps, whileSending(sendFrame)),
  ];

  function whileSending(act: (readings: Readings) => Promise<void>): () => void {
    return () => {
      const readings = readScene(scene, elapsedMs());
      if (readings.sending) act(readings).catch((cause) => log(`sending failed: ${String(cause)}`));
    };
  }

  async function sendTemperature({ temperature }: Readings): Promise<void> {
    onTemperature(temperature);
    await send('temperature', temperatureMessage(temperature.toFixed(1)));
  }

  /** Leaves a picture out while the one before is still on its way: on a slow line nothing may pile up. */
  async function sendFrame({ filming }: Readings): Promise<void> {
    if (frameUnderway) return;
    frameUnderway = true;
    try {
      const wallClock = new Date();
      const moment = { scene, elapsedMs: elapsedMs(), wallClock, sway: options.sway() };
      const jpeg = filming || lastPicture === null ? await picture.frame(moment) : lastPicture;
      if (!jpeg) return;
      lastPicture = jpeg;
      onFrame(jpeg);
      await send('frame', options.raw ? jpeg : frameMessage(jpeg, wallClock));
    } finally {
      frameUnderway = false;
    }
  }

  return {
    start() {
      sceneBeganAt = performance.now();
      for (const ticker of tickers) ticker.start();
    },
    stop() {
      for (const ticker of tickers) ticker.stop();
    },
    setScene(next) {
      scene = next;
      sceneBeganAt = performance.now();
    },
  };
}
