import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type BurntIn, type BurntInColours, paintBurntIn } from './paint-burnt-in';

export interface SmallWindow {
  /** The browser has it. */
  isPossible: boolean;
  isOpen: boolean;
  hasFailed: boolean;
  toggle: () => void;
  /** To be called whenever the picture, or what is said of it, has changed. */
  repaint: (content: BurntIn) => void;
  /** Plays what the small window shows; in the page it is not seen. */
  video: RefObject<HTMLVideoElement | null>;
}

/** The picture in a window of its own, above all others (picture-in-picture). */
export function useSmallWindow(picture: RefObject<HTMLCanvasElement | null>): SmallWindow {
  const video = useRef<HTMLVideoElement>(null);
  const film = useRef<HTMLCanvasElement | null>(null);
  const newest = useRef<BurntIn | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const isPossible = useSyncExternalStore(never, findsSupport, () => false);

  const repaint = useCallback(
    (content: BurntIn): void => {
      newest.current = content;
      if (film.current === null || picture.current === null) return;
      paintBurntIn(film.current, picture.current, content, readColours());
    },
    [picture],
  );

  useEffect(() => {
    const element = video.current;
    const close = (): void => {
      setOpen(false);
      film.current = null;
      endFilm(element);
    };
    element?.addEventListener('leavepictureinpicture', close);
    return () => {
      element?.removeEventListener('leavepictureinpicture', close);
      endFilm(element);
    };
  }, []);

  async function open(element: HTMLVideoElement): Promise<void> {
    setFailed(false);
    film.current = document.createElement('canvas');
    try {
      // A canvas gives no film before it was painted on.
      if (newest.current !== null) repaint(newest.current);
      element.srcObject = film.current.captureStream();
      await element.play();
      await element.requestPictureInPicture();
      setOpen(true);
    } catch {
      film.current = null;
      endFilm(element);
      setFailed(true);
    }
  }

  function toggle(): void {
    if (isOpen) document.exitPictureInPicture().catch(() => undefined);
    else if (video.current !== null) void open(video.current);
  }

  return { isPossible, isOpen, hasFailed, toggle, repaint, video };
}

const never = (): (() => void) => () => undefined;

function findsSupport(): boolean {
  return document.pictureInPictureEnabled === true && 'captureStream' in HTMLCanvasElement.prototype;
}

function endFilm(element: HTMLVideoElement | null): void {
  const film = element?.srcObject;
  if (element === null || !(film instanceof MediaStream)) return;
  for (const track of film.getTracks()) track.stop();
  element.srcObject = null;
}

function readColours(): BurntInColours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--color-stage${name}`);
  return { stage: read(''), ink: read('-ink'), frozen: read('-frozen'), danger: read('-danger') };
}
