import { toString as renderQr } from 'qrcode';

/**
 * The QR code of the cradle's sticker; its content is the bare uuid. With `colour` it sets its own black and
 * white, so that a phone can read it from dark and light terminals alike; without, for logs, it is plain blocks.
 */
export function renderTerminalQr(uuid: string, colour: boolean): Promise<string> {
  const correction = { errorCorrectionLevel: 'M' } as const;
  return colour
    ? renderQr(uuid, { ...correction, type: 'terminal', small: true })
    : renderQr(uuid, { ...correction, type: 'utf8' });
}
