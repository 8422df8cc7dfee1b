'use client';

import { useEffect, useRef, useState } from 'react';
import { parseCradleQr } from '@/lib/cradle/qr-text';
import type { CameraProblem } from '@/lib/i18n/scan/shape';
import { cameraProblemOf, findCameraProblem } from './camera-problem';
import { lookThroughCamera } from './look-through-camera';

export type CameraState =
  | { is: 'off' | 'opening' }
  | { is: 'looking'; sawOther: boolean }
  | { is: 'barred'; problem: CameraProblem };

/** The camera as a way to a cradle's uuid. It is off as soon as one is found, or nobody looks at the page. */
export function useQrCamera(onFound: (uuid: string) => void) {
  const [state, setState] = useState<CameraState>({ is: 'off' });
  const videoRef = useRef<HTMLVideoElement>(null);
  const looking = useRef<AbortController | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser is looked at once; `close` goes by refs alone
  useEffect(() => {
    const capable = navigator.mediaDevices !== undefined;
    const problem = findCameraProblem({ secure: window.isSecureContext, capable });
    if (problem !== null) setState({ is: 'barred', problem });
    const end = () => looking.current?.abort();
    const endWhenHidden = () => {
      if (document.visibilityState === 'hidden') close();
    };
    document.addEventListener('visibilitychange', endWhenHidden);
    window.addEventListener('pagehide', end);
    return () => {
      document.removeEventListener('visibilitychange', endWhenHidden);
      window.removeEventListener('pagehide', end);
      end();
    };
  }, []);

  function close(): void {
    if (looking.current === null) return;
    looking.current.abort();
    looking.current = null;
    setState({ is: 'off' });
  }

  function onCode(text: string): boolean {
    const uuid = parseCradleQr(text);
    if (uuid === null) setState({ is: 'looking', sawOther: true });
    else onFound(uuid);
    return uuid !== null;
  }

  async function look(video: HTMLVideoElement, { signal }: AbortController): Promise<void> {
    try {
      const onLooking = () => setState({ is: 'looking', sawOther: false });
      await lookThroughCamera({ video, signal, onLooking, onCode });
      if (!signal.aborted) close();
    } catch (error) {
      looking.current = null;
      setState({ is: 'barred', problem: cameraProblemOf(error) });
    }
  }

  function open(): void {
    if (looking.current !== null || videoRef.current === null) return;
    looking.current = new AbortController();
    setState({ is: 'opening' });
    void look(videoRef.current, looking.current);
  }

  return { state, videoRef, open, close };
}
