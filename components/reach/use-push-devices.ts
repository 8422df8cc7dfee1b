'use client';

import { useEffect, useRef, useState } from 'react';
import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { Locale } from '@/lib/i18n/locales';
import { callJson } from '../form/call-json';
import { leaveSignedOut } from '../form/session-probe';
import { noteDeviceRemoved, onDevicesChanged } from './devices-changed';

const PATH = '/api/push_devices';

/** The list is asked for in the browser: switching push on above it changes it. */
export function usePushDevices(locale: Locale) {
  const [devices, setDevices] = useState<WirePushDevice[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [removed, setRemoved] = useState(false);
  const [asked, setAsked] = useState(0);
  const removedRef = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever something changed it
  useEffect(() => {
    let left = false;
    void callJson<WirePushDevice[]>({ method: 'GET', path: PATH, locale }).then((result) => {
      if (left) return;
      if (result.ok) setDevices(result.answer);
      else if (result.status === 401) leaveSignedOut();
      setError(result.ok ? null : result.message);
    });
    return () => {
      left = true;
    };
  }, [asked, locale]);
  useEffect(() => onDevicesChanged(() => setAsked((count) => count + 1)), []);

  // The button that had the focus went with its row.
  useEffect(() => {
    if (removed) removedRef.current?.focus();
  }, [removed]);

  async function remove(id: number): Promise<void> {
    setRemoved(false);
    const result = await callJson({ method: 'DELETE', path: `${PATH}/${id}`, locale });
    setRemoved(result.ok);
    if (result.ok) {
      setDevices((all) => all?.filter((device) => device.id !== id) ?? null);
      noteDeviceRemoved();
    } else if (result.status === 401) leaveSignedOut();
    else setError(result.message);
  }

  return {
    devices,
    error,
    removed,
    removedRef,
    reload: () => setAsked((count) => count + 1),
    remove: (id: number) => void remove(id),
  };
}
