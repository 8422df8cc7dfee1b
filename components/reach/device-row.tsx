'use client';

import { useEffect, useRef, useState } from 'react';
import type { WirePushDevice } from '@/lib/contracts/push-devices';
import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { LocalTime } from '../time/local-time';
import { Button } from '../ui/button';
import { DeviceNameForm } from './device-name-form';
import { outcomeOf, type TestOutcome } from './progress';
import { useTestNotification } from './use-test-notification';

interface DeviceRowProps {
  device: WirePushDevice;
  locale: Locale;
  onChanged: () => void;
  onRemove: () => void;
}

/** One browser: what it is called, when it last proved that alerts arrive, and what can be done with it. */
export function DeviceRow({ device, locale, onChanged, onRemove }: DeviceRowProps) {
  const { browser, devices: text } = words(locale).accountPage;
  const { naming, setNaming, openerRef } = useNaming();
  const name = device.name ?? browser(device);
  return (
    <li data-device={device.id} className="grid gap-1 py-3">
      <p className="font-semibold">{name}</p>
      {device.name === null ? null : <p className="text-sm text-muted">{browser(device)}</p>}
      <p className="text-sm text-muted">
        {text.language[device.language]} · {text.lastSeen}{' '}
        <LocalTime at={Date.parse(device.last_seen_at)} style="moment" locale={locale} />
      </p>
      {device.proven_at === null ? (
        <p className="font-medium text-warn">{text.neverProven}</p>
      ) : (
        <p className="text-good">
          {text.proven} <LocalTime at={Date.parse(device.proven_at)} style="moment" locale={locale} />
        </p>
      )}
      {device.failing ? <p className="font-medium text-danger">{text.failing}</p> : null}
      {device.signed_in ? null : <p className="text-sm text-muted">{text.signedOut}</p>}
      {naming ? (
        <DeviceNameForm
          device={device}
          locale={locale}
          onDone={(changed) => {
            setNaming(false);
            if (changed) onChanged();
          }}
        />
      ) : (
        <div className="flex flex-wrap gap-1">
          <DeviceTest device={device} name={name} locale={locale} />
          <Button ref={openerRef} variant="quiet" onClick={() => setNaming(true)}>
            {text.rename}
          </Button>
          <Button
            variant="quiet"
            aria-label={text.removeThis(name)}
            onClick={onRemove}
            className="text-danger"
          >
            {text.remove}
          </Button>
        </div>
      )}
    </li>
  );
}

/** The focus goes into the form, and back to the button that opened it. */
function useNaming() {
  const [naming, setNaming] = useState(false);
  const openerRef = useRef<HTMLButtonElement>(null);
  const wasNaming = useRef(false);

  useEffect(() => {
    if (wasNaming.current && !naming) openerRef.current?.focus();
    wasNaming.current = naming;
  }, [naming]);

  return { naming, setNaming, openerRef };
}

function DeviceTest({ device, name, locale }: Pick<DeviceRowProps, 'device' | 'locale'> & { name: string }) {
  const text = words(locale).accountPage.devices;
  const { report, busy, error, start } = useTestNotification(locale, { device_id: device.id });
  const recipient = report?.recipients[0];
  return (
    <>
      <Button variant="outline" aria-label={text.testThis(name)} busy={busy} onClick={start}>
        {busy ? text.testing : text.test}
      </Button>
      <p role="status" className="basis-full text-sm empty:hidden" data-device-test={recipient?.state}>
        {error}
        {recipient === undefined ? null : text[OUTCOME_WORDS[outcomeOf(recipient, busy)]]}
      </p>
    </>
  );
}

const OUTCOME_WORDS = {
  sending: 'testing',
  unsent: 'failing',
  sent: 'testSent',
  unseen: 'testUnseen',
  shown: 'testShown',
  failed: 'failing',
} as const satisfies Record<TestOutcome, string>;
