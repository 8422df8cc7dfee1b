'use client';

import { useEffect, useState } from 'react';

/** The part of the Battery Status API that Chromium has and the DOM's types lack (W3C). */
interface Battery extends EventTarget {
  charging: boolean;
  /** 0 to 1. */
  level: number;
}

const LOW = 0.2;
const EVENTS = ['chargingchange', 'levelchange'] as const;

/** The share that is left when it is low and not charging; null when it is not, or nobody can tell. */
export function useLowBattery(): number | null {
  const [low, setLow] = useState<number | null>(null);

  useEffect(() => {
    const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
    let left = false;
    let stop = (): void => undefined;
    const follow = (battery: Battery): void => {
      const look = (): void => setLow(!battery.charging && battery.level < LOW ? battery.level : null);
      look();
      for (const event of EVENTS) battery.addEventListener(event, look);
      stop = () => {
        for (const event of EVENTS) battery.removeEventListener(event, look);
      };
    };
    // A browser that has the function and refuses it tells as little as one without.
    getBattery
      ?.call(navigator)
      .then((battery) => (left ? undefined : follow(battery)))
      .catch(() => undefined);
    return () => {
      left = true;
      stop();
    };
  }, []);

  return low;
}
