import { type RefObject, useEffect, useState } from 'react';
import { lockBehind } from './lock-behind';

export interface FullView {
  isFull: boolean;
  toggle: () => void;
}

/**
 * Full screen for one element. An iPhone has that for films only: there the element lies over the whole page instead,
 * with everything behind it out of reach.
 */
export function useFullView(element: RefObject<HTMLElement | null>): FullView {
  const [isNative, setNative] = useState(false);
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const look = (): void =>
      setNative(element.current !== null && document.fullscreenElement === element.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, [element]);

  useEffect(() => {
    if (!isOver || element.current === null) return;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOver(false);
    };
    const unlock = lockBehind(element.current);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('keydown', leave);
      unlock();
    };
  }, [isOver, element]);

  async function enter(): Promise<void> {
    try {
      if (!document.fullscreenEnabled) throw new Error('No full screen here');
      await element.current?.requestFullscreen();
    } catch {
      setOver(true);
    }
  }

  function toggle(): void {
    if (isOver) setOver(false);
    else if (isNative) document.exitFullscreen().catch(() => undefined);
    else void enter();
  }

  return { isFull: isNative || isOver, toggle };
}
