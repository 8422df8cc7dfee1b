import type { CarePorts, PushDevice } from './ports';

/** Makes a browser one of the caregiver's devices; the same endpoint again renews its keys. */
export async function subscribePush(
  { devices, clock }: CarePorts,
  { userId, device }: { userId: number; device: PushDevice },
): Promise<void> {
  await devices.save({ ...device, userId, now: clock.now() });
}
