import type { Agent } from 'node:https';
import webPush from 'web-push';
import type { Clock } from '@/lib/platform/clock';
import type { Channel, Delivery, SendOutcome } from '../channel';
import type { PushDevice, PushDevices } from '../push-devices';
import { WORTH_MS } from '../schedule';
import type { VapidKeys } from '../vapid-keys';
import { readPushAnswer } from './push-answer';
import { createPushPayload } from './push-payload';
import { postToService } from './push-request';

/** A phone that sleeps gets it when it wakes; after this nothing of it is news, s. */
const TTL_S = WORTH_MS.alert / 1_000;

export interface PushChannelDeps {
  clock: Clock;
  devices: PushDevices;
  vapid: VapidKeys;
  /** Whom a push service turns to: our address, or a mailbox (RFC 8292, 2.1). */
  subject: string;
  /** By what connections are made: in the server one that reaches no address of the local network. */
  agent: Agent;
  /** The service says that this browser is subscribed no more. */
  onGone(deviceId: number): void;
}

/** Web push (RFC 8030), encrypted for the browser alone (RFC 8291), signed by us (RFC 8292). */
export function createPushChannel(deps: PushChannelDeps): Channel {
  const { devices, onGone } = deps;
  return {
    recipientsOf: (userId) =>
      devices.listOf(userId).map(({ id, locale }) => ({ userId, channel: 'push', locale, deviceId: id })),
    async send(delivery, signal) {
      const { deviceId } = delivery.recipient;
      const device = deviceId === null ? null : devices.find(deviceId);
      if (device === null) return { outcome: 'gone', reason: 'the device was removed' };
      const outcome = await sendTo(deps, { device, delivery, signal });
      if (outcome.outcome === 'gone') onGone(device.id);
      return outcome;
    },
  };
}

async function sendTo(
  { clock, vapid, subject, agent }: PushChannelDeps,
  { device, delivery, signal }: { device: PushDevice; delivery: Delivery; signal: AbortSignal },
): Promise<SendOutcome> {
  let request: webPush.RequestDetails;
  try {
    request = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      createPushPayload(delivery, device.locale),
      {
        TTL: TTL_S,
        urgency: 'high',
        topic: delivery.message.alert?.episode ?? delivery.uid,
        contentEncoding: 'aes128gcm',
        vapidDetails: { subject, ...vapid },
      },
    );
  } catch {
    // Keys that are no point of the curve, or too short: the caregiver's browser did not make them.
    return { outcome: 'refused', reason: 'nothing can be encrypted with the keys of this device' };
  }
  return readPushAnswer(await postToService(request, { agent, signal }), clock.now());
}
