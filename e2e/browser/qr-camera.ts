import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { toBuffer as renderQr } from 'qrcode';
import sharp from 'sharp';

/** As fast as Chromium plays a film of pictures. */
const CAMERA_FPS = 30;

/** A photo of a QR code, as PNG: not straight, and not as large as the picture. */
export async function drawQrPhoto(text: string): Promise<Buffer> {
  const code = await renderQr(text, { width: 260, errorCorrectionLevel: 'M' });
  const turned = await sharp(code).rotate(8, { background: '#fff' }).toBuffer();
  return sharp({ create: { width: 640, height: 480, channels: 3, background: '#cdbda8' } })
    .composite([{ input: turned }])
    .png()
    .toBuffer();
}

/**
 * Has a browser take a film for its camera, which nobody needs to allow: each code is seen for so many seconds.
 * @returns flags of Chromium
 */
export async function filmQrCodes(scenes: readonly { text: string; seconds: number }[]): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'qr-camera-'));
  const list: string[] = [];
  for (const [index, { text, seconds }] of scenes.entries()) {
    const file = path.join(folder, `${index}.png`);
    await writeFile(file, await drawQrPhoto(text));
    list.push(`file '${file}'`, `duration ${seconds}`);
    // The duration of the last one does not count.
    if (index === scenes.length - 1) list.push(`file '${file}'`);
  }
  await writeFile(path.join(folder, 'scenes.txt'), `ffconcat version 1.0\n${list.join('\n')}\n`);
  const film = path.join(folder, 'film.mjpeg');
  const input = ['-f', 'concat', '-safe', '0', '-i', path.join(folder, 'scenes.txt')];
  await promisify(execFile)('ffmpeg', [
    ...input,
    '-r',
    String(CAMERA_FPS),
    '-pix_fmt',
    'yuvj420p',
    '-f',
    'mjpeg',
    film,
  ]);
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
}
