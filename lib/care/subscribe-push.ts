import { AppError } from '@/lib/platform/errors';
import type { CarePorts, PushDevice } from './ports';

/**
 * Makes a browser one of the caregiver's devices; the same endpoint again renews its keys and its language.
 *
 * @param renew only if it still is one of them: what was removed elsewhere does not come back by itself
 * @throws AppError `not_found`, with `renew` alone.
 */
export async function subscribePush(
  { devices, clock }: Pick<CarePorts, 'devices' | 'clock'>,
  {
    userId,
    device,
    locale,
    userAgent,
    renew,
  }: { userId: number; device: PushDevice; locale: string; userAgent: string | null; renew: boolean },
): Promise<void> {
  const owned = { ...device, userId, locale, userAgent, now: clock.now() };
  if (!renew) await devices.save(owned);
  else if (!(await devices.renew(owned))) throw new AppError('not_found');
}

/** Sends nothing to that browser any more; what it holds to act without a session ends too. */
export async function unsubscribePush(
  { devices }: Pick<CarePorts, 'devices'>,
  device: { userId: number; endpoint: string },
): Promise<void> {
  await devices.remove(device);
}
