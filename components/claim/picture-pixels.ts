/** Enough for a code that fills a fifth of the picture, and little enough for an old phone, in pixels. */
const MOST = 1_200;

/** The pixels of a picture, made smaller where it is large; null while it has none. */
export function readPixels(
  source: CanvasImageSource,
  { width, height }: { width: number; height: number },
): ImageData | null {
  const scale = Math.min(1, MOST / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  if (!(w > 0 && h > 0)) return null;
  const canvas = document.createElement('canvas');
  canvas.width = w;
  canvas.height = h;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(source, 0, 0, w, h);
  return context.getImageData(0, 0, w, h);
}
