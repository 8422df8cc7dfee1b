import { AppError } from '@/lib/platform/errors';
import type { CarePorts, ReportedDevice } from './ports';

type Ports = Pick<CarePorts, 'devices' | 'clock'>;
type Report = Omit<ReportedDevice, 'now'>;

/** Makes a browser one of the caregiver's devices; the same endpoint again renews its keys and its language. */
export async function subscribePush({ devices, clock }: Ports, report: Report): Promise<void> {
  await devices.save({ ...report, now: clock.now() });
}

/**
 * The same, only if it still is one of them: what was removed elsewhere does not come back by itself.
 *
 * @param earlier endpoint at which the server knew it last, which may be the one that it has now
 * @throws AppError `not_found`.
 */
export async function renewPush({ devices, clock }: Ports, earlier: string, report: Report): Promise<void> {
  if (!(await devices.renew(earlier, { ...report, now: clock.now() }))) throw new AppError('not_found');
}

/** Sends nothing to that browser any more; what it holds to act without a session ends too. */
export async function unsubscribePush(
  { devices }: Pick<CarePorts, 'devices'>,
  device: { userId: number; endpoint: string },
): Promise<void> {
  await devices.remove(device);
}
