import type { CarePorts, PushDevice } from './ports';

/** Makes a browser one of the caregiver's devices; the same endpoint again renews its keys and its language. */
export async function subscribePush(
  { devices, clock }: Pick<CarePorts, 'devices' | 'clock'>,
  {
    userId,
    device,
    locale,
    userAgent,
  }: { userId: number; device: PushDevice; locale: string; userAgent: string | null },
): Promise<void> {
  await devices.save({ ...device, userId, locale, userAgent, now: clock.now() });
}

/** Sends nothing to that browser any more; what it holds to act without a session ends too. */
export async function unsubscribePush(
  { devices }: Pick<CarePorts, 'devices'>,
  device: { userId: number; endpoint: string },
): Promise<void> {
  await devices.remove(device);
}
