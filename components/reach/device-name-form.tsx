'use client';

import type { FormEvent } from 'react';
import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { usePost } from '../form/use-post';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

interface DeviceNameFormProps {
  device: WirePushDevice;
  locale: Locale;
  onDone: (changed: boolean) => void;
}

export function DeviceNameForm({ device, locale, onDone }: DeviceNameFormProps) {
  const text = words(locale).accountPage.devices;
  const { busy, error, post } = usePost(locale);

  async function save(name: string): Promise<void> {
    if (await post(`/api/push_devices/${device.id}`, { name })) onDone(true);
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!busy) void save(String(new FormData(event.currentTarget).get('name')));
  }

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={({ key }) => (key === 'Escape' ? onDone(false) : undefined)}
      className="grid gap-2"
    >
      <Field
        id={`device-name-${device.id}`}
        name="name"
        label={text.name}
        maxLength={40}
        autoFocus
        defaultValue={device.name ?? ''}
        error={error ?? undefined}
      />
      <div className="flex gap-2">
        <Button type="submit" busy={busy}>
          {text.save}
        </Button>
        <Button variant="quiet" onClick={() => onDone(false)}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}
