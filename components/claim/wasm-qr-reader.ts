import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Copied into what we serve ourselves: left alone the library would fetch it from another host. */
const WASM = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

prepareZXingModule({ overrides: { locateFile: () => WASM } });

/** Says what the QR codes in a picture hold. */
export async function readQrCodes(picture: ImageData): Promise<string[]> {
  const codes = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true });
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
}
