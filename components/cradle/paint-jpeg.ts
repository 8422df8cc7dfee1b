/** Puts a JPEG on a canvas of its size; false when it is no picture. */
export async function paintJpeg(canvas: HTMLCanvasElement | null, jpeg: Blob): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(jpeg);
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null) return false;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
    }
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return true;
  } catch {
    // A torn JPEG: what is on the screen stays and grows old, which the view tells.
    return false;
  }
}
