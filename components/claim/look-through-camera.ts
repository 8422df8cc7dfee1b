import { readPixels } from './picture-pixels';
import { loadQrReader } from './qr-reader';

/** Between two looks, in ms: a hand that holds a phone still does so for longer, and the phone stays cool. */
const LOOK_MS = 200;

interface Look {
  video: HTMLVideoElement;
  /** Ends it: the camera is off from then on. */
  signal: AbortSignal;
  onLooking(): void;
  /** What a code says, each time it is seen. @returns whether that was what we look for. */
  onCode(text: string): boolean;
}

/** Looks through the camera until a code fits, or `signal` ends it. @throws what getUserMedia or the reader throws. */
export async function lookThroughCamera({ video, signal, onLooking, onCode }: Look): Promise<void> {
  const camera = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1_280 } },
  });
  const turnOff = () => {
    for (const track of camera.getTracks()) track.stop();
    // It may have been opened anew meanwhile.
    if (video.srcObject === camera) video.srcObject = null;
  };
  try {
    if (signal.aborted) return;
    // The lamp of the camera goes out with the page's interest in it, not a look later.
    signal.addEventListener('abort', turnOff);
    const read = await loadQrReader();
    if (signal.aborted) return;
    video.srcObject = camera;
    await video.play();
    onLooking();
    while (!signal.aborted) {
      const pixels = readPixels(video, { width: video.videoWidth, height: video.videoHeight });
      const codes = pixels === null ? [] : await read(pixels);
      if (signal.aborted || codes.some(onCode)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } catch (error) {
    // What is cut off in the middle fails, and nobody waits for it any more.
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', turnOff);
    turnOff();
  }
}
