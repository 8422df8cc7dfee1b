'use client';

import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { DeviceRow } from './device-row';
import { usePushDevices } from './use-push-devices';

/** Every browser of the caregiver that is told by push, with the proof that it is. */
export function DeviceList({ locale }: { locale: Locale }) {
  const text = words(locale).accountPage.devices;
  const { devices, error, removed, removedRef, reload, remove } = usePushDevices(locale);
  return (
    <Card className="grid gap-3">
      <h2 className="text-xl font-bold">{text.title}</h2>
      <p className="text-muted">{text.lead}</p>
      <div role="alert" className="empty:absolute">
        {error === null ? null : <Notice tone="danger">{error}</Notice>}
      </div>
      <div ref={removedRef} tabIndex={-1} role="status" className="rounded-control empty:absolute">
        {removed ? <Notice tone="good">{text.removed}</Notice> : null}
      </div>
      {devices === null && error === null ? <p className="text-muted">{text.loading}</p> : null}
      {devices?.length === 0 ? <p>{text.none}</p> : null}
      <ul className="divide-y divide-line empty:hidden">
        {devices?.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            locale={locale}
            onChanged={reload}
            onRemove={() => remove(device.id)}
          />
        ))}
      </ul>
    </Card>
  );
}
