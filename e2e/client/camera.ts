import type { Device } from './device';
import { frameMessage, withComment } from './pictures';

/** A picture that was published. */
export interface SentFrame {
  /** Stands in its comment. */
  name: string;
  /** Wall ms at which it was handed to the socket. */
  at: number;
}

export interface Camera {
  sent: readonly SentFrame[];
  stop(): void;
}

const PERIOD_MS = 100;
const NAME = /frame-\d{6}/;

/** Ten pictures a second, no two the same, from a device of the field. @param bytes of each JPEG, at least */
export function startCamera(device: Device, { picture, bytes }: { picture: Buffer; bytes: number }): Camera {
  const sent: SentFrame[] = [];
  const send = (): void => {
    const name = `frame-${String(sent.length).padStart(6, '0')}`;
    sent.push({ name, at: Date.now() });
    device.send('frame', frameMessage(withComment(picture, name, bytes))).catch(() => undefined);
  };
  send();
  const timer = setInterval(send, PERIOD_MS);
  return { sent, stop: () => clearInterval(timer) };
}

/** The name of a picture of such a camera. */
export function nameOfFrame(jpeg: Buffer): string {
  return NAME.exec(jpeg.toString('latin1'))?.[0] ?? '';
}
