/** Says what the QR codes in a picture hold; nothing without any. */
export type QrReader = (picture: ImageData) => Promise<string[]>;

/** Shape Detection API, which not every browser has and no types know. */
interface BarcodeDetectorLike {
  detect(picture: ImageData): Promise<{ rawValue: string }[]>;
}
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetectorLike;
  getSupportedFormats(): Promise<string[]>;
}

const FORMAT = 'qr_code';

/** The browser's own reader, else ours, which is loaded only then: it is a megabyte. */
export async function loadQrReader(): Promise<QrReader> {
  const { BarcodeDetector } = window as { BarcodeDetector?: BarcodeDetectorClass };
  if (BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes(FORMAT)) {
    const detector = new BarcodeDetector({ formats: [FORMAT] });
    return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  }
  const { readQrCodes } = await import('./wasm-qr-reader');
  return readQrCodes;
}
